import { Button, TextInput } from "@mantine/core";
import { Search } from "lucide-react";
import { useNavigate } from "react-router";
import { Section } from "../ui/section.tsx";
import classes from "./order-finder.module.css";

/** Opens an order by its number, as it stands on an invoice or in a question from the field. */
export function OrderFinder() {
  const navigate = useNavigate();
  return (
    <Section title="Open an order">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          const id = String(new FormData(event.currentTarget).get("id")).trim();
          if (id) void navigate(`/orders/${encodeURIComponent(id)}`);
        }}
      >
        <TextInput
          name="id"
          label="Order id"
          required
          withAsterisk={false}
          leftSection={<Search size={16} aria-hidden />}
          className={classes.input}
        />
        <Button type="submit">Open the order</Button>
      </form>
      <p className={classes.hint}>
        It shows whom it was credited to, everyone who was paid by it, and everyone above who was
        not, and why. The orders of one person are on that person's page.
      </p>
    </Section>
  );
}
