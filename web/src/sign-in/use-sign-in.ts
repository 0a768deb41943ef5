/** Signing in: asks the server, forgets what was cached before, opens the page asked for. */
import { useApolloClient, useMutation } from "@apollo/client/react";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { failureText } from "../api/failure.ts";
import { SignInDocument } from "../api/generated/graphql.ts";

interface SignIn {
  refusal: string | null;
  busy: boolean;
  submit: (email: string, password: string) => void;
}

export function useSignIn(): SignIn {
  const [signIn, { loading }] = useMutation(SignInDocument);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const client = useApolloClient();

  const attempt = async (email: string, password: string) => {
    setRefusal(null);
    const { data } = await signIn({ variables: { email, password } });
    if (!data || data.signIn.__typename !== "Viewer") {
      setRefusal(
        data && "message" in data.signIn ? data.signIn.message : "The server gave no answer.",
      );
      return;
    }
    await client.clearStore();
    await navigate(ownAddress(parameters.get("to")), { replace: true });
  };
  return {
    refusal,
    busy: loading,
    submit: (email, password) => {
      attempt(email, password).catch((error: unknown) => setRefusal(failureText(error)));
    },
  };
}

/** Only an address of these pages is followed after signing in, never one elsewhere. */
function ownAddress(to: string | null): string {
  return to && /^\/(?![/\\])/.test(to) ? to : "/";
}
