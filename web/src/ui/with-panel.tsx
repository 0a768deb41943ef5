import { CloseButton, Drawer } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import type { ReactNode } from "react";
import { usePhone } from "./use-phone.ts";
import classes from "./with-panel.module.css";

interface WithPanelProps {
  /** What is opened; null while nothing is. */
  panel: ReactNode | null;
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Keeps the list in place and opens detail beside it; on a phone the detail is a sheet. */
export function WithPanel({ panel, title, onClose, children }: WithPanelProps) {
  const phone = usePhone();
  useHotkeys([["Escape", onClose]]);
  return (
    <div className={classes.frame} data-open={(panel !== null && !phone) || undefined}>
      <div className={classes.main}>{children}</div>
      {panel !== null && !phone ? (
        <aside className={classes.panel} aria-label={title}>
          <div className={classes.head}>
            <h2 className={classes.title}>{title}</h2>
            <CloseButton onClick={onClose} aria-label={`Close ${title}`} />
          </div>
          {panel}
        </aside>
      ) : null}
      <Drawer
        opened={panel !== null && phone}
        onClose={onClose}
        title={title}
        position="bottom"
        size="85dvh"
        closeButtonProps={{ "aria-label": `Close ${title}` }}
        classNames={{ content: classes.sheet, title: classes.title }}
      >
        {panel}
      </Drawer>
    </div>
  );
}
