/**
 * How large an operation may be, asked before anything is resolved.
 *
 * The limits come from our own pages: a test reads every document of the web and fails when one of
 * them comes near. Lists count as often as they may answer (`first`, else a usual length).
 */
import type { ApolloServerPlugin } from "@apollo/server";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

export const LIMITS = {
  /** Tokens of the text. */
  tokens: 4_000,
  /** Fields inside fields. */
  depth: 16,
  aliases: 20,
  /** Fields, each as often as its lists may answer. */
  cost: 60_000,
} as const;

/** Fields that answer a list without saying how long it may be, and how long it usually is. */
const LISTS = new Map([
  ["path", 10],
  ["explanation", 4],
  ["paid", 10],
  ["unpaid", 10],
  ["runs", 5],
  ["steps", 10],
  ["commissions", 5],
  ["history", 20],
]);

export interface Size {
  depth: number;
  aliases: number;
  cost: number;
}

/** The size of an operation; counting stops soon after a limit is passed. */
export function sizeOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Size {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const size: Size = { depth: 0, aliases: 0, cost: 0 };
  const walk = (selections: SelectionSetNode, depth: number, times: number): void => {
    size.depth = Math.max(size.depth, depth);
    for (const one of selections.selections) {
      if (isOver(size)) return;
      if (one.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(one.name.value);
        if (fragment) walk(fragment.selectionSet, depth, times);
      } else if (one.kind === Kind.INLINE_FRAGMENT) {
        walk(one.selectionSet, depth, times);
      } else {
        if (one.alias) size.aliases += 1;
        size.cost += times;
        const inner = times * lengthOf(one, operation, variables);
        if (one.selectionSet) walk(one.selectionSet, depth + 1, inner);
      }
    }
  };
  walk(operation.selectionSet, 1, 1);
  return size;
}

function isOver({ depth, aliases, cost }: Size): boolean {
  return depth > LIMITS.depth || aliases > LIMITS.aliases || cost > LIMITS.cost;
}

/** How many objects a field may answer. */
function lengthOf(
  field: FieldNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  const first = field.arguments?.find((argument) => argument.name.value === "first")?.value;
  if (first?.kind === Kind.INT) return Math.max(1, Number(first.value));
  if (first?.kind === Kind.VARIABLE) {
    const name = first.name.value;
    const fallback = operation.variableDefinitions?.find(
      (definition) => definition.variable.name.value === name,
    )?.defaultValue;
    const value = variables[name] ?? (fallback?.kind === Kind.INT ? fallback.value : undefined);
    return Math.max(1, Number(value ?? 50) || 1);
  }
  return LISTS.get(field.name.value) ?? 1;
}

/** Refuses operations beyond the limits. */
export function limitsPlugin(): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ document, operation, request }) => {
          const size = operation && sizeOf(document, operation, request.variables ?? {});
          if (size && isOver(size)) {
            throw new GraphQLError("This asks for too much at once; ask for less, in pages.", {
              extensions: { code: "TOO_MUCH", http: { status: 400 } },
            });
          }
          return Promise.resolve();
        },
      }),
  };
}
