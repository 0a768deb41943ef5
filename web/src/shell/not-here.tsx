import { Link } from "react-router";
import { Empty } from "../ui/empty.tsx";
import { Page } from "../ui/page.tsx";
import { Section } from "../ui/section.tsx";

/** An address that leads nowhere. */
export function NotHere() {
  return (
    <Page title="Nothing at this address">
      <Section>
        <Empty title="This address leads nowhere">
          It may have been mistyped. <Link to="/">Go to the first page</Link>.
        </Empty>
      </Section>
    </Page>
  );
}
