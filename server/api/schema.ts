/** The whole API: every room's resolvers in one schema. */
import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { createPubSub } from "@graphql-yoga/subscription";
import { buildSchema, type PubSub } from "type-graphql";
import { AccountResolver } from "../account/account.resolver.ts";
import { AssignExceptionResolver } from "../account/assign-exception.resolver.ts";
import { WatchfulnessResolver } from "../anomaly/watchfulness.resolver.ts";
import { ExceptionResolver } from "../exception/exception.resolver.ts";
import { DistributorResolver } from "../genealogy/distributor.resolver.ts";
import { ViewerDistributorResolver } from "../genealogy/distributor.resolver.ts";
import { ExceptionSubjectResolver } from "../genealogy/exception-subject.resolver.ts";
import { PlaceResolver } from "../genealogy/place.resolver.ts";
import { nullWhereLeftOut } from "../gql/left-out.ts";
import { ImportResolver } from "../import/import.resolver.ts";
import { RecordEnrolmentsResolver } from "../import/enrolled/record-enrolments.resolver.ts";
import { RecordOrdersResolver } from "../import/placed/record-orders.resolver.ts";
import { OrderMoveResolver } from "../order/move.resolver.ts";
import { DistributorOrdersResolver, OrderResolver } from "../order/order.resolver.ts";
import { ExceptionOrderResolver } from "../order/order.resolver.ts";
import { OtherEngineResolver } from "../other-engine/other-engine.resolver.ts";
import { OrderPeriodResolver, PeriodResolver } from "../period/period.resolver.ts";
import { StandingPeriodResolver } from "../period/period.resolver.ts";
import { PlanVersionResolver, RunPlanResolver } from "../period/plan-version.resolver.ts";
import { RevisionChangeResolver } from "../period/revision/revision.resolver.ts";
import { RevisionResolver } from "../period/revision/revision.resolver.ts";
import { ExceptionRunResolver, PeriodRunsResolver } from "../period/run.resolver.ts";
import { RunResolver } from "../period/run.resolver.ts";
import { RankAlertResolver } from "../live/alert/alert.resolver.ts";
import { LiveResolver } from "../live/live.resolver.ts";
import { PlacePreviewResolver } from "../live/preview/preview.resolver.ts";
import { DistributorPromotionsResolver } from "../promotion/promotion.resolver.ts";
import { PromotionResolver } from "../promotion/promotion.resolver.ts";
import { DistributorStandingResolver } from "../standing/standing.resolver.ts";
import { DistributorNearRanksResolver } from "../standing/near/near.resolver.ts";
import { NearRankResolver } from "../standing/near/near.resolver.ts";
import { RankOverrideResolver } from "../standing/override/override.resolver.ts";
import { LegProgressResolver, StandingResolver } from "../standing/report/report.resolver.ts";
import { CommissionResolver, StatementResolver } from "../statement/statement.resolver.ts";
import { OrderExplanationResolver } from "../statement/statement.resolver.ts";
import { RunCommissionsResolver } from "../statement/statement.resolver.ts";
import { PlanCaseResolver, PlanVersionCasesResolver } from "../trial/plan-case.resolver.ts";
import { WhatIfPersonResolver, WhatIfResolver } from "../what-if/what-if.resolver.ts";

import { PlanCheckResolver } from "../workbench/check.resolver.ts";
import { PlanDraftResolver } from "../workbench/draft.resolver.ts";
import { PlanDraftTryResolver, PlanVersionTryResolver } from "../workbench/try.resolver.ts";

/** Builds the schema; a type or field without an explicit type fails here, by name. */
export function apiSchema(pubSub: PubSub = createPubSub()): Promise<GraphQLSchema> {
  return buildSchema({
    pubSub,
    resolvers: [
      AccountResolver,
      AssignExceptionResolver,
      ExceptionResolver,
      WatchfulnessResolver,
      DistributorResolver,
      ViewerDistributorResolver,
      ExceptionSubjectResolver,
      PlaceResolver,
      ImportResolver,
      RecordEnrolmentsResolver,
      RecordOrdersResolver,
      OtherEngineResolver,
      OrderResolver,
      OrderMoveResolver,
      DistributorOrdersResolver,
      ExceptionOrderResolver,
      PeriodResolver,
      StandingPeriodResolver,
      OrderPeriodResolver,
      PlanVersionResolver,
      RunPlanResolver,
      RunResolver,
      RevisionResolver,
      RevisionChangeResolver,
      PeriodRunsResolver,
      ExceptionRunResolver,
      LiveResolver,
      PlacePreviewResolver,
      RankAlertResolver,
      PromotionResolver,
      DistributorPromotionsResolver,
      StandingResolver,
      LegProgressResolver,
      DistributorNearRanksResolver,
      NearRankResolver,
      RankOverrideResolver,
      DistributorStandingResolver,
      StatementResolver,
      CommissionResolver,
      OrderExplanationResolver,
      RunCommissionsResolver,
      PlanVersionCasesResolver,
      PlanCaseResolver,
      WhatIfResolver,
      WhatIfPersonResolver,
      PlanCheckResolver,
      PlanDraftResolver,
      PlanDraftTryResolver,
      PlanVersionTryResolver,
    ],
    globalMiddlewares: [nullWhereLeftOut],
    validate: false,
  });
}
