/** What a walk up the tree answers, whatever the kind of bonus. */

/** Somebody who is paid a rate of what an order brought. */
export interface Share {
  /** Place. */
  payee: number;
  /** How far up; decides between equal remainders. */
  position: number;
  /** The level whose rate is paid; null where there are none. */
  paidLevel: number | null;
  /** Parts per million. */
  rate: bigint;
  /** Instead of a rate: minor units an order; a return takes them back. */
  minor?: bigint;
}

export interface Walked {
  shares: Share[];
  /** Places of those who were passed and are not paid. */
  passed: number[];
}

/** The same for all own orders of a seller, and for all of his customers'. */
export type Walk = (seller: number, own: boolean) => Walked;

export const NOTHING: Walked = { shares: [], passed: [] };
