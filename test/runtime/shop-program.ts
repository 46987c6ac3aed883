/** What the tables of command lines in tests say of their program. */
export const shopProgram = {
  program: "shop",
  title: "Shop",
  apiVersion: "1",
  prefix: "SHOP",
  server: "https://shop.example",
} as const;
