import { useQuery } from "@apollo/client/react";
import { Combobox, Loader, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Search } from "lucide-react";
import { useState } from "react";
import { SearchTreeDocument } from "../api/generated/graphql.ts";
import { Initials } from "../ui/initials.tsx";
import classes from "./person-search.module.css";

interface SearchProps {
  onChoose: (id: string) => void;
  /** A label to be seen, where the field is one of a form. */
  label?: string;
  description?: string;
}

/** Finds a person by name or id, and hands their id on. */
export function PersonSearch({ onChoose, label, description }: SearchProps) {
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 200);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data, previousData, loading } = useQuery(SearchTreeDocument, {
    variables: { text: asked },
    skip: asked.length < 2,
  });
  const found = asked.length < 2 ? [] : ((data ?? previousData)?.searchDistributors ?? []);
  const choose = (id: string) => {
    onChoose(id);
    setText("");
    combobox.closeDropdown();
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      width={320}
      position={label === undefined ? "bottom-end" : "bottom-start"}
    >
      <Combobox.Target>
        <TextInput
          className={classes.input}
          label={label}
          description={description}
          aria-label={label === undefined ? "Find a person" : undefined}
          placeholder="Find a person by name or id"
          leftSection={<Search size={16} aria-hidden />}
          rightSection={loading ? <Loader size={14} /> : null}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked.length < 2}>
        <Combobox.Options aria-label="People found">
          {found.map((person) => (
            <Combobox.Option key={person.id} value={person.id}>
              <span className={classes.found}>
                <Initials name={person.name} rank={person.rank} size={26} />
                <span className={classes.name}>{person.name}</span>
                <span className={classes.id}>{person.id}</span>
              </span>
            </Combobox.Option>
          ))}
          {found.length === 0 && !loading ? (
            <Combobox.Empty>Nobody of this name or id here</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
