import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { usePhone } from "../ui/use-phone.ts";
import classes from "./case-view.module.css";

interface CaseViewProps {
  open: boolean;
  detail: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** The list on the left, the opened case on the right; on a phone the case is a sheet. */
export function CaseView({ open, detail, onClose, children }: CaseViewProps) {
  const phone = usePhone();
  return (
    <div className={classes.view} data-open={(open && !phone) || undefined}>
      <div className={classes.list}>{children}</div>
      {open && !phone ? <div className={classes.detail}>{detail}</div> : null}
      <Drawer
        opened={open && phone}
        onClose={onClose}
        position="bottom"
        size="92dvh"
        title="Exception"
        closeButtonProps={{ "aria-label": "Close the exception" }}
      >
        {detail}
      </Drawer>
    </div>
  );
}
