/** What the actions of exceptions do: thin calls to the rooms that own what is changed. */
import type { Effects } from "../exception/exception.service.ts";
import { placeUnderSponsor, setOpeningTitle, setStatus } from "../genealogy/person.service.ts";
import type { Graph } from "../graph/graph.ts";
import { countInItsPeriod, countLateOrder } from "../order/late.service.ts";
import type { PlanVersion } from "../period/plan-version.ts";
import { takeBack } from "../promotion/life/later.service.ts";
import { standingsOf } from "../standing/standing.reader.ts";

const unknownPerson = { refused: "subject_gone", message: "The person no longer exists." };
const noPlan = { refused: "no_plan", message: "There is no plan." };

/** The effects, by action. */
export function exceptionEffects(deps: {
  graph: Graph;
  clock: () => number;
  plans: () => Promise<PlanVersion[]>;
}): Effects {
  const { graph, clock } = deps;
  const newest = async () => (await deps.plans()).at(-1)?.plan;
  return {
    place: async ({ subject }) => {
      const plan = await newest();
      if (!plan) return noPlan;
      const place = await placeUnderSponsor(graph, { id: subject, plan });
      if ("refused" in place) return place;
      const leg = place.leg === null ? "" : `, ${place.leg} leg`;
      return { done: `placed under ${place.parentId}${leg}` };
    },
    lower_title: async ({ subject, sheet }) => {
      const plan = await newest();
      if (!plan) return noPlan;
      const [standing] = await standingsOf(graph, sheet ?? "", [subject]);
      const earned = plan.ranks.find((rank) => rank.number === Number(standing?.paidAs ?? 0n));
      const title = earned?.id ?? null;
      if (!(await setOpeningTitle(graph, { id: subject, title }))) return unknownPerson;
      return { done: `title set to ${earned?.name ?? "none"}` };
    },
    release: async ({ subject }) => {
      if (!(await setStatus(graph, { id: subject, status: "active" }))) return unknownPerson;
      return { done: "status set to active" };
    },
    count_in_open_period: async ({ subject }) => {
      const at = clock();
      const answer = await graph.transaction((tx) => countLateOrder(tx, { orderId: subject, at }));
      if ("counted" in answer || answer.refused === "already_counted") {
        return { done: "counted in the open period" };
      }
      return answer;
    },
    take_back_prize: ({ id, code, subject }, { actor, reason }) => {
      const awardId = id.slice(`company:${code}:${subject}:`.length);
      return takeBack({ graph, clock }, { awardId, actor, reason });
    },
    count_in_its_period: async ({ subject }) => {
      const at = clock();
      const answer = await graph.transaction((tx) =>
        countInItsPeriod(tx, { orderId: subject, at }),
      );
      if ("refused" in answer && answer.refused !== "already_counted") return answer;
      const closed = "closed" in answer ? answer.closed : [];
      const revise = closed.length === 0 ? "" : `; ${closed.join(", ")} can be revised`;
      return { done: `counted in its own period${revise}` };
    },
  };
}
