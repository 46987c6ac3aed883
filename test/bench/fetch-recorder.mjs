/**
 * Preloaded into a program: its `fetch` uses no network, and reports to the parent what would be
 * sent.
 */
globalThis.fetch = async (input, init) => {
  // Some clients use relative URLs, and leave the server to the page.
  const target = input instanceof Request ? input : new URL(input, "https://api.stripe.com");
  const request = new Request(target, init);
  process.send({
    method: request.method,
    url: request.url,
    contentType: request.headers.get("content-type") ?? "",
    body: await request.text(),
  });
  return Response.json({ id: "id_1", object: "payment_record" });
};
