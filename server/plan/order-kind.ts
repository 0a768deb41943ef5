/** The kinds of orders that a company's tables and a plan can name. */
export const orderKinds = ["order", "autoship", "starter", "return"] as const;
export type OrderKind = (typeof orderKinds)[number];
