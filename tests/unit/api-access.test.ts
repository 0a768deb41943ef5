import "reflect-metadata";
import { isObjectType } from "graphql";
import { getMetadataStorage } from "type-graphql";
import { describe, expect, test } from "vitest";
import { apiSchema } from "../../server/api/schema.ts";

const RULES = [
  ...["public", "signedIn", "downline", "own", "parent"],
  ...["operations", "finance", "analyst", "distributor"],
];

/** Types whose words are not ours. */
const GIVEN = ["Boolean", "Float", "ID", "Int", "String", "Query", "Mutation", "Subscription"];

/** Who may ask for what: a new root field must be entered here, and a change shows as a difference. */
const ROOTS: Record<string, string[]> = {
  "Query.me": ["public"],
  "Query.company": ["signedIn"],
  "Query.distributor": ["downline"],
  "Query.searchDistributors": ["operations", "finance", "distributor"],
  "Query.periods": ["signedIn"],
  "Query.period": ["signedIn"],
  "Query.run": ["operations", "finance", "analyst"],
  "Query.statement": ["own"],
  "Query.commission": ["operations", "finance", "distributor"],
  "Query.order": ["operations", "finance", "distributor"],
  "Query.exceptions": ["operations", "finance"],
  "Query.exceptionCounts": ["operations", "finance"],
  "Query.exception": ["operations", "finance"],
  "Query.engineResults": ["operations", "finance"],
  "Query.engineResult": ["operations", "finance"],
  "Query.watchLimits": ["operations", "finance"],
  "Query.whatIfs": ["operations", "finance", "analyst"],
  "Query.whatIf": ["operations", "finance", "analyst"],
  "Query.promotions": ["operations", "finance", "analyst", "distributor"],
  "Query.promotion": ["operations", "finance", "analyst", "distributor"],
  "Query.imports": ["operations"],
  "Query.import": ["operations"],
  "Query.planVersions": ["operations", "finance", "analyst"],
  "Query.planVersion": ["operations", "finance", "analyst"],
  "Query.placePreview": ["operations"],
  "Query.planDrafts": ["operations", "finance", "analyst"],
  "Query.planDraft": ["operations", "finance", "analyst"],
  "Query.checkPlan": ["operations", "finance", "analyst"],
  "Query.planChanges": ["operations", "finance", "analyst"],
  "Query.planSchema": ["operations", "finance", "analyst"],
  "Query.colleagues": ["operations", "finance"],
  "Mutation.correctPlace": ["operations"],
  "Mutation.undoPlaceChange": ["operations"],
  "Mutation.requestRankOverride": ["operations"],
  "Mutation.approveRankOverride": ["operations", "finance"],
  "Mutation.withdrawRankOverride": ["operations"],
  "Mutation.setWatchLimit": ["finance"],
  "Mutation.beginPlanDraft": ["operations", "finance"],
  "Mutation.savePlanDraft": ["operations", "finance"],
  "Mutation.proposePlanDraft": ["operations", "finance"],
  "Mutation.sendBackPlanDraft": ["operations", "finance"],
  "Mutation.discardPlanDraft": ["operations", "finance"],
  "Mutation.publishPlanDraft": ["operations", "finance"],
  "Mutation.tryPlanCases": ["operations", "finance"],
  "Mutation.signIn": ["public"],
  "Mutation.signOut": ["public"],
  "Mutation.startClose": ["operations"],
  "Mutation.startRevision": ["operations"],
  "Mutation.moveOrder": ["operations"],
  "Mutation.recordOrders": ["operations"],
  "Mutation.recordEnrolments": ["operations"],
  "Mutation.removePlanCase": ["operations"],
  "Mutation.askWhatIf": ["operations", "finance", "analyst"],
  "Mutation.endWhatIf": ["operations", "finance", "analyst"],
  "Mutation.importPromotion": ["operations"],
  "Mutation.publishPromotion": ["operations", "finance"],
  "Mutation.settlePromotion": ["operations", "finance"],
  "Mutation.approveSettlement": ["operations", "finance"],
  "Mutation.approveRun": ["operations", "finance"],
  "Mutation.assignException": ["operations", "finance"],
  "Mutation.commentException": ["operations", "finance"],
  "Mutation.resolveException": ["operations", "finance"],
  "Mutation.waiveException": ["operations", "finance"],
  "Subscription.figuresMoved": ["signedIn"],
};

describe("access is declared on every field that is resolved", () => {
  test("every query, mutation and subscription, as this table has it", async () => {
    const schema = await apiSchema();
    const roots = [
      ...[schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!],
    ];
    const found = Object.fromEntries(
      roots.flatMap((root) =>
        Object.values(root.getFields()).map((field) => [
          `${root.name}.${field.name}`,
          field.extensions["access"],
        ]),
      ),
    );
    expect(found).toEqual(ROOTS);
  });

  test("every resolved field of a type", async () => {
    const schema = await apiSchema();
    const resolved = getMetadataStorage().fieldResolvers;
    expect(resolved.length).toBeGreaterThan(30);
    const undeclared = resolved.flatMap((one) => {
      const type = one.getObjectType?.() as { name: string } | undefined;
      const node = schema.getType(type?.name ?? "");
      if (!isObjectType(node)) return [`${type?.name}.${one.schemaName} is on no type`];
      const access = node.getFields()[one.schemaName]?.extensions["access"];
      const known = Array.isArray(access) && access.every((rule) => RULES.includes(rule as string));
      return known ? [] : [`${node.name}.${one.schemaName}`];
    });
    expect(undeclared).toEqual([]);
  });

  test("every type, field and argument says what it is", async () => {
    const schema = await apiSchema();
    const silent: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      const given = type.name.startsWith("__") || GIVEN.includes(type.name);
      if (!given && !type.description) silent.push(type.name);
      if (!isObjectType(type) || type.name.startsWith("__")) continue;
      for (const field of Object.values(type.getFields())) {
        if (!field.description) silent.push(`${type.name}.${field.name}`);
        for (const argument of field.args) {
          if (!argument.description) silent.push(`${type.name}.${field.name}(${argument.name})`);
        }
      }
    }
    expect(silent).toEqual([]);
  });
});
