/**
 * Two types of each schema, compared by the compiler: our named types and openapi-typescript's. One
 * line per schema; `AllAgree` refuses a missing name.
 */
import type * as stripe from "../../generated/src/stripe/index.js";
import type { components as StripeComponents } from "../../generated/src/stripe/schema.js";
import type * as wepay from "../../generated/src/wepay/index.js";
import type { components as WePayComponents } from "../../generated/src/wepay/schema.js";
import type { AllAgree, Request, Response, Unless } from "./agreement.js";

type Stripe = StripeComponents["schemas"];
type WePay = WePayComponents["schemas"];

/**
 * openapi-typescript prints `anyOf: [{ required: [a] }, { required: [b] }]` as `{...} | unknown`,
 * which is `unknown`. This is the `{...}` of it; the consumers and the examples of ../shared test
 * what the `anyOf` requires.
 */
interface PaymentMethodDetailsParam {
  payment_method?: string;
  type?: "custom";
  custom?: Stripe["CustomPaymentMethodParam"];
  billing_details?: Stripe["BillingDetailsParam"];
}
/** Its two users are compared without it. */
type WithoutDetails<T> = { [K in keyof T as K extends "payment_method_details" ? never : K]: T[K] };

export type StripeAgreement = AllAgree<
  keyof Stripe,
  {
    Address: Response<stripe.Address, Stripe["Address"]>;
    AddressParam: Request<stripe.AddressParam, Stripe["AddressParam"]>;
    Amount: Response<stripe.Amount, Stripe["Amount"]>;
    AmountParam: Request<stripe.AmountParam, Stripe["AmountParam"]>;
    BillingDetails: Response<stripe.BillingDetails, Stripe["BillingDetails"]>;
    BillingDetailsParam: Request<stripe.BillingDetailsParam, Stripe["BillingDetailsParam"]>;
    CustomPaymentMethod: Response<stripe.CustomPaymentMethod, Stripe["CustomPaymentMethod"]>;
    CustomPaymentMethodParam: Request<
      stripe.CustomPaymentMethodParam,
      Stripe["CustomPaymentMethodParam"]
    >;
    CustomProcessor: Response<stripe.CustomProcessor, Stripe["CustomProcessor"]>;
    CustomProcessorParam: Request<stripe.CustomProcessorParam, Stripe["CustomProcessorParam"]>;
    CustomerDetails: Response<stripe.CustomerDetails, Stripe["CustomerDetails"]>;
    CustomerDetailsParam: Request<stripe.CustomerDetailsParam, Stripe["CustomerDetailsParam"]>;
    CustomerPresence: Response<stripe.CustomerPresence, Stripe["CustomerPresence"]>;
    CustomerPresenceParam: Request<stripe.CustomerPresenceParam, Stripe["CustomerPresenceParam"]>;
    ExpandParam: Request<stripe.ExpandParam, Stripe["ExpandParam"]>;
    FailedParam: Request<stripe.FailedParam, Stripe["FailedParam"]>;
    GuaranteedParam: Request<stripe.GuaranteedParam, Stripe["GuaranteedParam"]>;
    MetadataParam: Request<stripe.MetadataParam, Stripe["MetadataParam"]>;
    OutcomeParam: Request<stripe.OutcomeParam, Stripe["OutcomeParam"]>;
    PaymentMethodDetails: Response<stripe.PaymentMethodDetails, Stripe["PaymentMethodDetails"]>;
    PaymentMethodDetailsParam: Unless<
      Stripe["PaymentMethodDetailsParam"],
      Request<stripe.PaymentMethodDetailsParamFields, PaymentMethodDetailsParam>
    >;
    PaymentRecord: Response<stripe.PaymentRecord, Stripe["PaymentRecord"]>;
    ProcessorDetails: Response<stripe.ProcessorDetails, Stripe["ProcessorDetails"]>;
    ProcessorDetailsParam: Request<stripe.ProcessorDetailsParam, Stripe["ProcessorDetailsParam"]>;
    ReportPaymentAttemptParams: Request<
      WithoutDetails<stripe.ReportPaymentAttemptParams>,
      WithoutDetails<Stripe["ReportPaymentAttemptParams"]>
    >;
    ReportPaymentParams: Request<
      WithoutDetails<stripe.ReportPaymentParams>,
      WithoutDetails<Stripe["ReportPaymentParams"]>
    >;
    ReportedBy: Response<stripe.ReportedBy, Stripe["ReportedBy"]>;
    ShippingDetails: Response<stripe.ShippingDetails, Stripe["ShippingDetails"]>;
    ShippingDetailsParam: Request<stripe.ShippingDetailsParam, Stripe["ShippingDetailsParam"]>;
    StripeError: Response<stripe.StripeError, Stripe["StripeError"]>;
    StripeErrorResponse: Response<stripe.StripeErrorResponse, Stripe["StripeErrorResponse"]>;
    StripeErrorType: Response<stripe.StripeErrorType, Stripe["StripeErrorType"]>;
  }
>;

export type WePayAgreement = AllAgree<
  keyof WePay,
  {
    Currency: Response<wepay.Currency, WePay["Currency"]>;
    CustomData: Request<wepay.CustomData, WePay["CustomData"]>;
    InitiatedBy: Response<wepay.InitiatedBy, WePay["InitiatedBy"]>;
    Payment: Response<wepay.Payment, WePay["Payment"]>;
    PaymentAmounts: Request<wepay.PaymentAmounts, WePay["PaymentAmounts"]>;
    PaymentStatus: Response<wepay.PaymentStatus, WePay["PaymentStatus"]>;
    Rbit: Request<wepay.Rbit, WePay["Rbit"]>;
    Reason: Response<wepay.Reason, WePay["Reason"]>;
    ReasonDetail: Response<wepay.ReasonDetail, WePay["ReasonDetail"]>;
    ResourceReference: Response<wepay.ResourceReference, WePay["ResourceReference"]>;
    UpdatePaymentRequest: Request<wepay.UpdatePaymentRequest, WePay["UpdatePaymentRequest"]>;
    WePayError: Response<wepay.WePayError, WePay["WePayError"]>;
    WePayErrorDetail: Response<wepay.WePayErrorDetail, WePay["WePayErrorDetail"]>;
  }
>;
