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

/** Who gains and who loses a rank in each period, and how many stand otherwise. */
export function summaryOf(preview: Preview): string {
  const sentences = preview.periods.map((period) => {
    const name = periodName(period.periodId);
    if (!period.figures) return `${name}: the figures cannot be shown before the move.`;
    const [gain, lose] = (["gains", "loses"] as const).map(
      (way) => period.people.filter((one) => rankChange(one) === way).length,
    );
    const ranks =
      gain === 0 && lose === 0
        ? "no rank changes"
        : `${counted(gain!)} a higher rank, ${counted(lose!)} a lower one`;
    return `${name}: ${ranks}.`;
  });
  const closed = preview.closedPeriods.map(periodName);
  if (closed.length > 0) {
    sentences.push(`It reaches ${closed.join(", ")}, already approved: a revision is proposed.`);
  }
  return sentences.join(" ");
}

function counted(people: number): string {
  return people === 1 ? "1 person reaches" : `${grouped(String(people))} people reach`;
}
