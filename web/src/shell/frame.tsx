import { useQuery } from "@apollo/client/react";
import { Navigate, Outlet, ScrollRestoration, useLocation } from "react-router";
import { failureText } from "../api/failure.ts";
import { CompanyDocument, ViewerDocument } from "../api/generated/graphql.ts";
import { SessionContext } from "../api/viewer.ts";
import { Failure } from "../ui/failure.tsx";
import { usePhone } from "../ui/use-phone.ts";
import { RankScale } from "../ui/rank-scale.ts";
import { BottomBar } from "./bottom-bar.tsx";
import { entriesOf } from "./entries.ts";
import { LiveUpdates } from "./live-updates.tsx";
import { Rail } from "./rail.tsx";
import { Starting } from "./starting.tsx";
import { TopBar } from "./top-bar.tsx";
import classes from "./frame.module.css";

/** Around every signed-in page: who reads, where they can go, and the page itself. */
export function Frame() {
  const location = useLocation();
  const phone = usePhone();
  const viewer = useQuery(ViewerDocument, { fetchPolicy: "cache-first" });
  const company = useQuery(CompanyDocument, {
    fetchPolicy: "cache-first",
    skip: !viewer.data?.me,
  });
  const failure = viewer.error ?? company.error;
  if (failure) {
    const retry = () =>
      void Promise.all([viewer.refetch(), company.refetch()]).catch(() => undefined);
    return (
      <main className={classes.lone}>
        <Failure
          title="Heartwood could not be reached"
          text={failureText(failure)}
          onRetry={retry}
        />
      </main>
    );
  }
  if (viewer.data && !viewer.data.me) {
    const from = location.pathname + location.search;
    return <Navigate to={`/sign-in?to=${encodeURIComponent(from)}`} replace />;
  }
  if (!viewer.data?.me || !company.data) return <Starting />;
  const session = { viewer: viewer.data.me, company: company.data.company };
  const entries = entriesOf(session.viewer.roles);
  return (
    <SessionContext value={session}>
      <RankScale value={session.company.ranks.length}>
        <a href="#content" className={classes.skip}>
          Skip to content
        </a>
        <div className={classes.frame}>
          {phone ? <TopBar /> : <Rail entries={entries} />}
          <main id="content" tabIndex={-1} className={classes.content}>
            <Outlet />
          </main>
          {phone ? <BottomBar entries={entries} /> : null}
        </div>
        <LiveUpdates />
        <ScrollRestoration />
      </RankScale>
    </SessionContext>
  );
}
