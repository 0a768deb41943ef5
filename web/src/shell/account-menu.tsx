import { useApolloClient, useMutation } from "@apollo/client/react";
import { Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from "@mantine/core";
import { ChevronsUpDown, LogOut, Moon, Sun, SunMoon } from "lucide-react";
import { useNavigate } from "react-router";
import { SignOutDocument } from "../api/generated/graphql.ts";
import { useSession } from "../api/viewer.ts";
import { word } from "../api/words.ts";
import { Initials } from "../ui/initials.tsx";
import classes from "./account-menu.module.css";

const SCHEMES = [
  { value: "auto", label: "Colours of the system", icon: SunMoon },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
] as const;

/** Who is signed in, light or dark, and the way out. */
export function AccountMenu({ compact }: { compact?: boolean }) {
  const { viewer } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useLeave();
  return (
    <Menu position={compact ? "bottom-end" : "top-start"} width={216}>
      <Menu.Target>
        <UnstyledButton className={classes.target}>
          <Initials name={viewer.name} size={30} />
          {compact ? (
            <VisuallyHidden>Account of {viewer.name}</VisuallyHidden>
          ) : (
            <>
              <span className={classes.names}>
                <span className={classes.name}>{viewer.name}</span>
                <span className={classes.role}>{viewer.roles.map(word).join(", ")}</span>
              </span>
              <ChevronsUpDown size={14} aria-hidden />
            </>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{viewer.email}</Menu.Label>
        {SCHEMES.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} />}
            rightSection={colorScheme === value ? "✓" : null}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} />} onClick={leave}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Signs out, and forgets everything that the cache holds of this person. */
function useLeave(): () => void {
  const [signOut] = useMutation(SignOutDocument);
  const client = useApolloClient();
  const navigate = useNavigate();
  return () => {
    signOut()
      .then(async () => {
        await navigate("/sign-in");
        await client.clearStore();
      })
      .catch(() => undefined);
  };
}
