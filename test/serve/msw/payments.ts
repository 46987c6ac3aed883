/** What is asked of the API, in Node and in a page. */

export const payments = "https://api.example.com/v1/payments";

export const createPayment = () =>
  fetch(payments, {
    method: "POST",
    body: '{"amount":5}',
    headers: { "content-type": "application/json" },
  });
