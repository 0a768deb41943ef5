/** People whom a shop or a back office enrols as they join. */
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Access } from "../../gql/access.ts";
import type { Context } from "../../gql/context.ts";
import { Conflict, Invalid, isRefusal, make } from "../../gql/refusal.ts";
import { faultOf } from "../import.resolver.ts";
import { recordEnrolments } from "./record-enrolments.service.ts";
import { EnrolmentFaults, EnrolmentsRecorded, NewCustomer } from "./record-enrolments.type.ts";
import { NewDistributor, RecordEnrolmentsResult } from "./record-enrolments.type.ts";

@Resolver()
export class RecordEnrolmentsResolver {
  @Access("operations")
  @Mutation(() => RecordEnrolmentsResult, {
    description:
      "Enrols up to 200 distributors and customers, all or nothing; a repeat is harmless. Open periods follow at once.",
  })
  async recordEnrolments(
    @Arg("distributors", () => [NewDistributor], {
      description: "New distributors.",
      defaultValue: [],
    })
    distributors: NewDistributor[],
    @Arg("customers", () => [NewCustomer], { description: "New customers.", defaultValue: [] })
    customers: NewCustomer[],
    @Ctx() context: Context,
  ): Promise<typeof RecordEnrolmentsResult> {
    const inForce = await context.book.newestPlan();
    if (inForce === null) {
      const message = "There is no plan yet; people are placed by the rules of a plan.";
      return make(Conflict, { code: "no_plan", message });
    }
    const answer = await recordEnrolments(context, {
      distributors: distributors.map((one) => ({ ...one, status: "active" })),
      customers: customers.map((one) => ({ ...one })),
      plan: inForce.plan,
      actorId: context.viewer!.id,
    });
    if (isRefusal(answer)) {
      const { refused, message } = answer;
      return refused === "import_running"
        ? make(Conflict, { code: refused, message })
        : make(Invalid, { field: "distributors", message });
    }
    if ("faults" in answer) {
      const message =
        "Some people have faults, so nobody was enrolled; mend them and hand all over.";
      return make(EnrolmentFaults, { message, faults: answer.faults.map(faultOf) });
    }
    return make(EnrolmentsRecorded, answer);
  }
}
