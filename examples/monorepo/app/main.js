import { getCustomer } from "@example/customers";
import { createOrder } from "@example/orders";
import { trackParcel } from "@example/parcels";

const customer = getCustomer({ path: { id: "ann" } });
const order = createOrder({ body: { total: { value: 1000, currency: "usd" } } });
const parcel = trackParcel({ path: { number: "6735" } });
console.log(customer.method, customer.url);
console.log(order.method, order.url, order.body);
console.log(parcel.method, parcel.url);
