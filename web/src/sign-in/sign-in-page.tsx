import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { RankRings } from "../ui/rank-rings.tsx";
import { Failure } from "../ui/failure.tsx";
import { useSignIn } from "./use-sign-in.ts";
import classes from "./sign-in-page.module.css";

/** Lets a person in, and says plainly why not. */
export function SignInPage() {
  useDocumentTitle("Sign in · Heartwood");
  const { refusal, busy, submit } = useSignIn();
  return (
    <main className={classes.page}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          submit(String(form.get("email")), String(form.get("password")));
        }}
      >
        <div className={classes.brand}>
          <RankRings number={6} total={6} size={56} />
          <h1 className={classes.title}>Sign in to Heartwood</h1>
        </div>
        {refusal ? <Failure title="You are not signed in" text={refusal} /> : null}
        <TextInput
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          size="md"
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          size="md"
          required
          withAsterisk={false}
        />
        <Button type="submit" size="md" loading={busy}>
          Sign in
        </Button>
      </form>
    </main>
  );
}
