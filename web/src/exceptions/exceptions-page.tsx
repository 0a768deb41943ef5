import { useQuery } from "@apollo/client/react";
import { useHotkeys } from "@mantine/hooks";
import { useMemo } from "react";
import { Link } from "react-router";
import { ExceptionsDocument } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { Page } from "../ui/page.tsx";
import { Section } from "../ui/section.tsx";
import { useAddress } from "../ui/use-address.ts";
import { CaseDetail } from "./case-detail.tsx";
import { caseFilter } from "./case-filter.ts";
import { CaseFilters } from "./case-filters.tsx";
import { CaseList } from "./case-list.tsx";
import { CaseView } from "./case-view.tsx";

/** Answers: what blocks the close, and what do I do about it? j and k walk the list. */
export function ExceptionsPage() {
  const [address, change] = useAddress();
  const filter = useMemo(() => caseFilter(address), [address]);
  const result = useQuery(ExceptionsDocument, { variables: { filter } });
  const cases = nodesOf((result.data ?? result.previousData)?.exceptions);
  const openId = address.get("case");
  const walk = (step: number) => {
    // From the address itself: keys may come faster than the page is drawn anew.
    const open = new URLSearchParams(window.location.search).get("case");
    const openIndex = cases.findIndex((one) => one.id === open);
    const next = cases[openIndex < 0 ? 0 : openIndex + step];
    if (!next) return;
    change({ case: next.id });
    document.getElementById(`case-${next.id}`)?.focus();
  };
  useHotkeys([
    ["j", () => walk(1)],
    ["k", () => walk(-1)],
    ["Escape", () => change({ case: null })],
  ]);
  return (
    <Page
      title="Exceptions"
      beside="j and k walk the list, Enter opens, Escape closes"
      action={<Link to="/exceptions/limits">Limits of the checks</Link>}
    >
      <CaseFilters />
      <CaseView
        open={openId !== null}
        onClose={() => change({ case: null })}
        detail={openId ? <CaseDetail key={openId} id={openId} onNext={() => walk(1)} /> : null}
      >
        <Section flush>
          <Answer result={result} what="The exceptions" ghost={<Ghost rows={8} height={68} />}>
            {({ exceptions }) =>
              exceptions.edges.length === 0 ? (
                <Empty title="No exceptions here">
                  What a run finds unfit to pay appears here. Change the filters to see others.
                </Empty>
              ) : (
                <>
                  <CaseList cases={nodesOf(exceptions)} openId={openId} />
                  <LoadMore
                    list={exceptions}
                    noun="exceptions"
                    loading={result.loading}
                    onMore={(after) => result.fetchMore({ variables: { after } })}
                  />
                </>
              )
            }
          </Answer>
        </Section>
      </CaseView>
    </Page>
  );
}
