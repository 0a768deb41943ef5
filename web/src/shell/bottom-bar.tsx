import { Menu, UnstyledButton } from "@mantine/core";
import { Ellipsis } from "lucide-react";
import { Link, NavLink } from "react-router";
import type { Entry } from "./entries.ts";
import classes from "./bottom-bar.module.css";

/** The bottom bar of a phone: five places; what does not fit is behind the last. */
export function BottomBar({ entries }: { entries: Entry[] }) {
  const shown = entries.length > 5 ? entries.slice(0, 4) : entries;
  const others = entries.slice(shown.length);
  return (
    <nav aria-label="Main" className={classes.bar}>
      {shown.map(({ to, label, icon: Icon }) => (
        <NavLink key={to} to={to} className={classes.entry}>
          <Icon size={20} aria-hidden />
          {label}
        </NavLink>
      ))}
      {others.length > 0 ? (
        <Menu position="top-end">
          <Menu.Target>
            <UnstyledButton className={classes.entry}>
              <Ellipsis size={20} aria-hidden />
              More
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ to, label, icon: Icon }) => (
              <Menu.Item key={to} component={Link} to={to} leftSection={<Icon size={16} />}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </nav>
  );
}
