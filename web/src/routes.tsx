/** Every address and the page that answers it; each page's script is loaded when it is opened. */
import type { ComponentType } from "react";
import { createBrowserRouter, type RouteObject } from "react-router";
import { Crash } from "./shell/crash.tsx";
import { Frame } from "./shell/frame.tsx";
import { FirstPage } from "./shell/first-page.tsx";
import { NotHere } from "./shell/not-here.tsx";
import { Starting } from "./shell/starting.tsx";

/** A route whose page is fetched on demand. */
function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return { path, lazy: async () => ({ Component: await load() }) };
}

const pages: RouteObject[] = [
  page("home", async () => (await import("./home/home-page.tsx")).HomePage),
  page(
    "organisation",
    async () => (await import("./genealogy/organisation-page.tsx")).OrganisationPage,
  ),
  page("people", async () => (await import("./people/people-page.tsx")).PeoplePage),
  page("people/:personId", async () => (await import("./genealogy/person-page.tsx")).PersonPage),
  page("people/:personId/move", async () => (await import("./moves/move-page.tsx")).MovePage),
  page(
    "people/:personId/earnings",
    async () => (await import("./earnings/earnings-page.tsx")).EarningsPage,
  ),
  page(
    "people/:personId/earnings/:periodId",
    async () => (await import("./earnings/statement-page.tsx")).StatementPage,
  ),
  page("earnings", async () => (await import("./earnings/earnings-page.tsx")).EarningsPage),
  page(
    "earnings/:periodId",
    async () => (await import("./earnings/statement-page.tsx")).StatementPage,
  ),
  page("orders", async () => (await import("./orders/orders-page.tsx")).OrdersPage),
  page("orders/:orderId", async () => (await import("./orders/order-page.tsx")).OrderPage),
  page("customers", async () => (await import("./customers/customers-page.tsx")).CustomersPage),
  page("close", async () => (await import("./periods/periods-page.tsx")).PeriodsPage),
  page("close/:periodId", async () => (await import("./periods/period-page.tsx")).PeriodPage),
  page("exceptions", async () => (await import("./exceptions/exceptions-page.tsx")).ExceptionsPage),
  page("exceptions/limits", async () => (await import("./exceptions/limits-page.tsx")).LimitsPage),
  page("imports", async () => (await import("./imports/imports-page.tsx")).ImportsPage),
  page("imports/:importId", async () => (await import("./imports/import-page.tsx")).ImportPage),
  page("engine", async () => (await import("./engines/engines-page.tsx")).EnginesPage),
  page("engine/:resultId", async () => (await import("./engines/engine-page.tsx")).EnginePage),
  page("what-if", async () => (await import("./what-if/what-ifs-page.tsx")).WhatIfsPage),
  page("what-if/new", async () => (await import("./what-if/new-page.tsx")).NewWhatIfPage),
  page("what-if/:whatIfId", async () => (await import("./what-if/what-if-page.tsx")).WhatIfPage),
  page("promotions", async () => (await import("./promotions/promotions-page.tsx")).PromotionsPage),
  page(
    "promotions/:promotionId",
    async () => (await import("./promotions/promotion-page.tsx")).PromotionPage,
  ),
  page("plan", async () => (await import("./plans/plans-page.tsx")).PlansPage),
  page("plan/draft/:draftId", async () => (await import("./plans/draft-page.tsx")).DraftPage),
  page("plan/:versionId", async () => (await import("./plans/plan-page.tsx")).PlanPage),
];

/** The router over the browser's own history. */
export function createRouter() {
  return createBrowserRouter([
    {
      HydrateFallback: Starting,
      ErrorBoundary: Crash,
      children: [
        page("/sign-in", async () => (await import("./sign-in/sign-in-page.tsx")).SignInPage),
        {
          path: "/",
          Component: Frame,
          children: [
            {
              ErrorBoundary: Crash,
              children: [
                { index: true, Component: FirstPage },
                ...pages,
                { path: "*", Component: NotHere },
              ],
            },
          ],
        },
      ],
    },
  ]);
}
