import type { ReactNode } from "react";
import { Link } from "react-router";
import type { CaseFieldsFragment } from "../api/generated/graphql.ts";
import { Facts } from "../ui/facts.tsx";
import { periodName } from "../ui/period-name.ts";
import { Section } from "../ui/section.tsx";
import classes from "./case-detail.module.css";

/** What was found, with the way to the person, order and period it is about. */
export function CaseEvidence({ exception }: { exception: CaseFieldsFragment }) {
  const { subjectDistributor: person, subjectOrder: order, period } = exception;
  const facts: [string, ReactNode][] = [];
  if (person) {
    const to = `/people/${encodeURIComponent(person.id)}`;
    facts.push(["Person", <Link to={to}>{`${person.name} (${person.id})`}</Link>]);
  }
  if (order) {
    facts.push(["Order", <Link to={`/orders/${encodeURIComponent(order.id)}`}>{order.id}</Link>]);
  }
  if (!person && !order) facts.push(["About", exception.subject]);
  for (const { label, value } of exception.evidence) {
    const leads = value.startsWith("/engine/");
    facts.push([label, leads ? <Link to={value}>Open the comparison</Link> : value]);
  }
  if (period) {
    facts.push(["Period", <Link to={`/close/${period.id}`}>{periodName(period.id)}</Link>]);
  }
  return (
    <Section title="Evidence">
      <p className={classes.text}>{exception.explanation}</p>
      <Facts facts={facts} />
    </Section>
  );
}
