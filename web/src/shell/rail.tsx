import { NavLink } from "react-router";
import { AccountMenu } from "./account-menu.tsx";
import { Brand } from "./brand.tsx";
import type { Entry } from "./entries.ts";
import classes from "./rail.module.css";

/** The left rail of a wide window. */
export function Rail({ entries }: { entries: Entry[] }) {
  return (
    <section aria-label="Company and account" className={classes.rail}>
      <div className={classes.brand}>
        <Brand />
      </div>
      <nav aria-label="Main" className={classes.nav}>
        {entries.map(({ to, label, icon: Icon }) => (
          <NavLink key={to} to={to} className={classes.entry}>
            <Icon size={18} aria-hidden />
            {label}
          </NavLink>
        ))}
      </nav>
      <AccountMenu />
    </section>
  );
}
