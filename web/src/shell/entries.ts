/** What stands in the rail for each role: only pages that are built, never more than nine. */
import {
  CalendarCheck2,
  Gift,
  House,
  type LucideIcon,
  Network,
  OctagonAlert,
  ReceiptText,
  Scale,
  ScrollText,
  ShoppingBag,
  Upload,
  UserRound,
  Users,
} from "lucide-react";
import type { Role } from "../api/viewer.ts";

export interface Entry {
  to: string;
  label: string;
  icon: LucideIcon;
}

const close: Entry = { to: "/close", label: "Close", icon: CalendarCheck2 };
const exceptions: Entry = { to: "/exceptions", label: "Exceptions", icon: OctagonAlert };
const plan: Entry = { to: "/plan", label: "Plan", icon: ScrollText };
const orders: Entry = { to: "/orders", label: "Orders", icon: ShoppingBag };
const promotions: Entry = { to: "/promotions", label: "Promotions", icon: Gift };
const organisation: Entry = { to: "/organisation", label: "Organisation", icon: Network };
const people: Entry = { to: "/people", label: "People", icon: Users };

const BY_ROLE: Record<Role, Entry[]> = {
  DISTRIBUTOR: [
    { to: "/home", label: "Home", icon: House },
    organisation,
    { to: "/earnings", label: "Earnings", icon: ReceiptText },
    orders,
    { to: "/customers", label: "Customers", icon: UserRound },
    promotions,
  ],
  OPERATIONS: [
    close,
    exceptions,
    people,
    organisation,
    orders,
    { to: "/imports", label: "Imports", icon: Upload },
    { to: "/engine", label: "Other engine", icon: Scale },
    plan,
    promotions,
  ],
  FINANCE: [close, exceptions, plan, promotions],
  ANALYST: [{ ...close, label: "Periods" }, plan, promotions],
};

const ORDER: Role[] = ["DISTRIBUTOR", "OPERATIONS", "FINANCE", "ANALYST"];

/** The entries of somebody with these roles, each address once, in a fixed order. */
export function entriesOf(roles: readonly Role[]): Entry[] {
  const all = ORDER.filter((role) => roles.includes(role)).flatMap((role) => BY_ROLE[role]);
  return all.filter((entry, index) => all.findIndex((other) => other.to === entry.to) === index);
}
