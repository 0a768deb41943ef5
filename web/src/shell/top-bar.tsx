import { AccountMenu } from "./account-menu.tsx";
import { Brand } from "./brand.tsx";
import classes from "./top-bar.module.css";

/** The slim bar above a page on a phone. */
export function TopBar() {
  return (
    <section aria-label="Company and account" className={classes.bar}>
      <Brand />
      <AccountMenu compact />
    </section>
  );
}
