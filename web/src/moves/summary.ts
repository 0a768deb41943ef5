/** What a preview says, in sentences. */
import type { PlacePreviewFieldsFragment } from "../api/generated/graphql.ts";
import { grouped } from "../ui/decimal.ts";
import { periodName } from "../ui/period-name.ts";

type Preview = PlacePreviewFieldsFragment;
export type PreviewPerson = Preview["periods"][number]["people"][number];

/** What the button does: "Move Ada Lang and 312 below under Bo Ek". */
export function moveSentence(
  { distributor, newParent, below }: Preview,
  leg: string | null,
): string {
  const along = below === 0 ? "" : ` and ${grouped(String(below))} below`;
  const on = leg === null ? "" : `, ${leg} leg`;
  return `Move ${distributor.name}${along} under ${newParent.name}${on}`;
}

/** Whether a rank comes or goes, in a word. */
export function rankChange({ before, after }: PreviewPerson): "gains" | "loses" | null {
  const [was, is] = [before.paidAs?.number ?? 0, after.paidAs?.number ?? 0];
  if (is === was) return null;
  return is > was ? "gains" : "loses";
}

/** People named one by one; where there are more they are counted. */
const NAMED_MAX = 3;

/** Who gains and who loses a rank in each period, and which approved periods it reaches. */
export function summaryOf(preview: Preview): string {
  const sentences = preview.periods.map((period) => {
    const name = periodName(period.periodId);
    if (!period.figures) return `${name}: the figures cannot be shown before the move.`;
    return `${name}: ${ranksOf(period.people)}.`;
  });
  const closed = preview.closedPeriods.map(periodName);
  if (closed.length > 0) {
    sentences.push(`It reaches ${closed.join(", ")}, already approved: a revision is proposed.`);
  }
  return sentences.join(" ");
}

function ranksOf(people: readonly PreviewPerson[]): string {
  const moved = people.filter((one) => rankChange(one) !== null);
  if (moved.length === 0) return "no rank changes";
  if (moved.length > NAMED_MAX) {
    const gain = moved.filter((one) => rankChange(one) === "gains").length;
    return `${counted(gain, "gain")} a rank, ${counted(moved.length - gain, "lose")} one`;
  }
  return moved
    .map(({ distributor, before, after }) => {
      const [was, is] = [before.paidAs, after.paidAs].map((rank) => rank?.name ?? "no rank");
      return `${distributor.name} goes from ${was} to ${is}`;
    })
    .join(", ");
}

function counted(people: number, verb: string): string {
  return people === 1 ? `1 person ${verb}s` : `${grouped(String(people))} people ${verb}`;
}
