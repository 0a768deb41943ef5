import { SegmentedControl } from "@mantine/core";
import { useMemo } from "react";
import { useSession } from "../api/viewer.ts";
import { word } from "../api/words.ts";
import { PersonSearch } from "../tree/person-search.tsx";
import { LazyPicture } from "../tree/picture/lazy-picture.tsx";
import { treeRows } from "../tree/tree-rows.ts";
import { Failure } from "../ui/failure.tsx";
import { Page } from "../ui/page.tsx";
import { useAddress } from "../ui/use-address.ts";
import { usePhone } from "../ui/use-phone.ts";
import { WithPanel } from "../ui/with-panel.tsx";
import { OrganisationViews } from "./organisation-views.tsx";
import { PersonPanel } from "./person-panel.tsx";
import { useTree } from "./use-tree.ts";

/** Answers: what does my team look like? Opened by hand, or by jumping to a person. */
export function OrganisationPage() {
  const { viewer, company } = useSession();
  const [address, change] = useAddress();
  const trees = company.trees;
  const tree = trees.find((one) => one === address.get("tree")) ?? company.volumeTree;
  const selfId = viewer.distributor?.id ?? null;
  const selectedId = address.get("person");
  const { state, failure, toggle, more, retry } = useTree(tree, selectedId ?? selfId);
  const rows = useMemo(() => treeRows(state), [state]);
  const select = (person: string) => change({ person }, true);
  // On a phone the panel would cover the picture.
  const covered = usePhone() && address.get("view") === "picture";
  const actions = { toggle, more, select, selectedId, selfId };
  return (
    <Page
      title="Organisation"
      full
      beside={
        trees.length > 1 ? (
          <SegmentedControl
            size="xs"
            aria-label="Tree"
            value={tree}
            onChange={(next) => change({ tree: next })}
            data={trees.map((one) => ({ value: one, label: word(one) }))}
          />
        ) : (
          word(tree)
        )
      }
      action={<PersonSearch onChoose={select} />}
    >
      {failure ? (
        <Failure title="The tree could not be opened" text={failure} onRetry={retry} />
      ) : null}
      <WithPanel
        title="Person"
        panel={
          selectedId && !covered ? (
            <PersonPanel id={selectedId} tree={tree} onSelect={select} />
          ) : null
        }
        onClose={() => change({ person: null })}
      >
        {selectedId || selfId ? (
          <OrganisationViews
            rows={rows}
            actions={actions}
            pictureOf={tree === company.volumeTree || selfId === null ? tree : null}
          />
        ) : (
          <LazyPicture tree={tree} selectedId={null} />
        )}
      </WithPanel>
    </Page>
  );
}
