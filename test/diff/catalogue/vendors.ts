/** Edits of the documents that this project is for. */
import type { Edit } from "../edit.js";

export const vendors: readonly Edit[] = [
  {
    name: "lists with brackets",
    document: "stripe",
    edit: [["  dialect: stripe\n", "  dialect: stripe\n  arrays: brackets\n"]],
    findings: ["major dialect-changed (bytes)"],
  },
  {
    name: "no dialect",
    document: "stripe",
    edit: [["  dialect: stripe\n", ""]],
    findings: ["major dialect-changed (bytes)"],
  },
  {
    name: "an encoding, of which the dialect knows better",
    document: "stripe",
    edit: [["              processor_details: { style: deepObject, explode: true }\n", ""]],
    findings: [],
  },
  {
    name: "the method is asked for whatever else is given",
    document: "stripe",
    edit: [
      [
        "      anyOf:\n        - required: [payment_method]\n        - required: [type]\n",
        "      required: [payment_method]\n",
      ],
    ],
    findings: ["major property-required (types)"],
  },
  {
    name: "neither method nor type has to be given",
    document: "stripe",
    edit: [
      ["      anyOf:\n        - required: [payment_method]\n        - required: [type]\n", ""],
    ],
    also: `export type Fields = api.PaymentMethodDetailsParamFields;`,
    findings: ["major export-removed (types)", "minor alternatives-changed"],
  },
  {
    name: "an outcome more",
    document: "stripe",
    edit: [["enum: [failed, guaranteed]", "enum: [failed, guaranteed, canceled]"]],
    findings: ["minor enum-value-added"],
  },
  {
    name: "the version becomes required",
    document: "stripe",
    edit: [
      [
        "      name: Stripe-Version\n      in: header\n",
        "      name: Stripe-Version\n      in: header\n      required: true\n",
      ],
    ],
    findings: ["major parameter-required (types)"],
  },
  {
    name: "basic authorization alone",
    document: "stripe",
    edit: [["  - bearerAuth: []\n  - basicAuth: []\n", "  - basicAuth: []\n"]],
    also: `export const named = (bearerAuth: string) => api.createClient({ auth: { bearerAuth } });`,
    findings: ["major auth-changed (types)", "major security-changed (bytes)"],
  },
  {
    name: "the id changes its place in the path",
    document: "stripe",
    edit: [["/v1/payment_records/{id}/report_payment_attempt", "/v1/report_payment_attempt/{id}"]],
    findings: ["major path-changed (bytes)"],
  },
  {
    name: "the amount of a record may be missing",
    document: "stripe",
    edit: [
      [
        "        A representation of an amount of money, consisting of an amount and a currency.\n      required: [value, currency]",
        "        A representation of an amount of money, consisting of an amount and a currency.\n      required: [currency]",
      ],
    ],
    findings: ["major property-optional (types)"],
  },
  {
    name: "amounts are closed",
    document: "wepay",
    edit: [
      [
        "      description: The amounts to set, in the lowest denomination of the payment's currency.\n      additionalProperties: true",
        "      description: The amounts to set, in the lowest denomination of the payment's currency.\n      additionalProperties: false",
      ],
    ],
    findings: ["major object-closed (types)"],
  },
  {
    name: "one of two credentials is enough",
    document: "wepay",
    edit: [["  - appIdAuth: []\n    appTokenAuth: []\n", "  - appTokenAuth: []\n"]],
    findings: ["major auth-changed (types)", "major security-changed (bytes)"],
  },
  {
    name: "the capture time is a plain number",
    document: "wepay",
    edit: [
      [
        '          type: [integer, "null"]\n          format: unix-time\n          description: >-\n            Designate',
        '          type: [integer, "null"]\n          description: >-\n            Designate',
      ],
    ],
    findings: ["major type-narrowed (types)"],
  },
  {
    name: "production, not stage",
    document: "wepay",
    edit: [["https://stage-api.wepay.com", "https://api.stage.wepay.com"]],
    findings: ["major server-changed (bytes)"],
  },
];
