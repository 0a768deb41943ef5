/** Loads the tree as it is opened: the way to a person, and children a page at a time. */
import { useApolloClient } from "@apollo/client/react";
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { failureText } from "../api/failure.ts";
import {
  type Tree,
  TreeChildrenDocument,
  type TreeChildrenQuery,
  TreePathDocument,
} from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { CHILD_STEP } from "../tree/more-text.ts";
import {
  type ChildPage,
  EMPTY_TREE,
  kidsOf,
  treeReducer,
  type TreeState,
} from "../tree/tree-state.ts";

interface OpenedTree {
  state: TreeState;
  failure: string | null;
  toggle: (id: string) => void;
  more: (id: string) => void;
  retry: () => void;
}

/** The tree opened down to a person; the first person asked for is opened one level. */
export function useTree(tree: Tree, personId: string | null): OpenedTree {
  const client = useApolloClient();
  const [state, dispatch] = useReducer(treeReducer, EMPTY_TREE);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [shownTree, setShownTree] = useState(tree);
  const known = useRef(state);
  known.current = state;

  const load = useCallback(
    async (id: string, after: string | null) => {
      dispatch({ kind: "loading", id });
      try {
        const variables = { id, tree, first: CHILD_STEP, after };
        const options = {
          query: TreeChildrenDocument,
          variables,
          fetchPolicy: "no-cache",
        } as const;
        const children = (await client.query(options)).data?.distributor?.children;
        if (!children) throw new Error("This person is no longer in your organisation.");
        dispatch({ kind: "children", id, page: childPage(children) });
      } catch (error) {
        dispatch({ kind: "failed", id, text: failureText(error) });
      }
    },
    [client, tree],
  );

  useEffect(() => {
    if (!personId) return;
    if (shownTree === tree && attempt === 0 && known.current.people[personId]) return;
    let current = true;
    if (shownTree !== tree) dispatch({ kind: "reset" });
    setShownTree(tree);
    setFailure(null);
    const variables = { id: personId, tree };
    client
      .query({ query: TreePathDocument, variables, fetchPolicy: "no-cache" })
      .then(({ data }) => {
        const person = data?.distributor;
        if (!current) return;
        if (!person) return setFailure("There is nobody with this id in your organisation.");
        const path = [...person.upline, person];
        dispatch({ kind: "path", people: path });
        if (path.length > 1 || person.childCount === 0) return;
        dispatch({ kind: "open", id: person.id, open: true });
        void load(person.id, null);
      })
      .catch((error: unknown) => (current ? setFailure(failureText(error)) : undefined));
    return () => {
      current = false;
    };
    // The shown tree only tells whether to start afresh; it must not start a second request.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, personId, tree, attempt, load]);

  const toggle = (id: string) => {
    const open = state.open[id] !== true;
    dispatch({ kind: "open", id, open });
    if (open && kidsOf(state, id).ids.length === 0) void load(id, null);
  };
  const more = (id: string) => void load(id, kidsOf(state, id).cursor);
  return { state, failure, toggle, more, retry: () => setAttempt(attempt + 1) };
}

type Children = NonNullable<TreeChildrenQuery["distributor"]>["children"];

/** A page of children as the tree takes it. */
function childPage(children: Children): ChildPage {
  return {
    people: nodesOf(children),
    total: children.totalCount ?? null,
    more: children.pageInfo.hasNextPage,
    cursor: children.pageInfo.endCursor ?? null,
  };
}
