import type { ReactNode } from "react";
import { useSession } from "../api/viewer.ts";
import { grouped } from "../ui/decimal.ts";
import { Facts } from "../ui/facts.tsx";
import { periodName } from "../ui/period-name.ts";
import { Points } from "../ui/points.tsx";
import { When } from "../ui/when.tsx";
import type { PersonDetail } from "./person-title.tsx";

/** What is known of a person to this reader. */
export function PersonFacts({ person }: { person: PersonDetail }) {
  const { company } = useSession();
  const facts: [string, ReactNode][] = [];
  if (person.standing) {
    const { standing } = person;
    facts.push(["Period", periodName(standing.period.id)]);
    facts.push(["Active this period", standing.active ? "Yes" : "Not yet"]);
    facts.push(["Personal volume", <Points volume={standing.personalVolume} />]);
    facts.push(["Group volume", <Points volume={standing.groupVolume} />]);
    facts.push(["Total volume", <Points volume={standing.totalVolume} />]);
  }
  facts.push(["Team", `${grouped(String(person.teamCount))} people`]);
  facts.push(["Directly below", grouped(String(person.childCount))]);
  if (person.title) facts.push(["Title", person.title.name]);
  if (person.sponsor) facts.push(["Sponsor", person.sponsor.name]);
  if (person.placementParent && company.trees.includes("PLACEMENT")) {
    const leg = person.placementLeg ? ` (${person.placementLeg})` : "";
    facts.push(["Placed under", person.placementParent.name + leg]);
  }
  facts.push(["Joined", <When at={person.joinedAt} dayOnly />]);
  facts.push(["Country", person.country]);
  if (person.email) facts.push(["E-mail", person.email]);
  return <Facts facts={facts} />;
}
