import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import classes from "./page.module.css";

interface PageProps {
  title: string;
  /** What stands above the title and leads back, e.g. the list this page was opened from. */
  back?: ReactNode;
  /** The period and its state, beside the title. */
  beside?: ReactNode;
  /** The one primary action, top right. */
  action?: ReactNode;
  /** A picture in front of the title, such as a person's initials. */
  mark?: ReactNode;
  /** Fill the window's height and let the content scroll within itself. */
  full?: boolean;
  children: ReactNode;
}

/** The frame of every page: the question's title, what it is about, and one thing to do. */
export function Page({ title, back, beside, action, mark, full, children }: PageProps) {
  useDocumentTitle(`${title} · Heartwood`);
  return (
    <div className={classes.page} data-full={full || undefined}>
      {back ? <div className={classes.back}>{back}</div> : null}
      <header className={classes.head}>
        {mark}
        <h1 className={classes.title}>{title}</h1>
        {beside ? <div className={classes.beside}>{beside}</div> : null}
        {action ? <div className={classes.action}>{action}</div> : null}
      </header>
      {children}
    </div>
  );
}
