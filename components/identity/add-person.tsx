"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormRefusal, required, textOf, useCommandForm } from "../command-form";
import { Refused } from "../problem";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import styles from "./add-person.module.css";
import { memberMeant, searchFor, suggestionOf } from "./member-meant";
import type { Team } from "./team-people";

/** Finds a member by name or e-mail and adds them; the list grows while typing. */
export function AddPerson({ team }: { team: Team }) {
  const trpc = useTRPC();
  const show = useToast();
  const [typed, setTyped] = useState("");
  const client = useQueryClient();
  const matching = (text: string) =>
    trpc.identity.pickMembers.queryOptions({ search: searchFor(text) });
  const { data: found = [] } = useQuery({
    ...matching(typed),
    placeholderData: keepPreviousData,
  });
  const add = useMutation(trpc.identity.addTeamMember.mutationOptions());
  const onTeam = (id: string) => team.people.some(({ memberId }) => memberId === id);
  const form = useCommandForm({
    read: (data) => textOf(data, "person"),
    check: (person) => required({ person }, { person: notFound }),
    send: async (person) => {
      // Somebody may send the form before the suggestions are here.
      const chosen =
        memberMeant(found, person) ??
        memberMeant(await client.fetchQuery(matching(person)), person);
      if (chosen === undefined) throw refused(notFound);
      if (onTeam(chosen.id)) throw refused(`${chosen.name} is on ${team.name} already.`);
      await add.mutateAsync({ teamId: team.id, memberId: chosen.id });
      setTyped("");
      show({ tone: "good", message: `${chosen.name} is on ${team.name} now.` });
    },
  });
  const options = found.filter(({ id }) => !onTeam(id));
  const list = `people-for-${team.id}`;
  return (
    <form className={styles["form"]} {...form.formProps}>
      <FormRefusal form={form} />
      <Field {...form.field("person")} label="Add a person">
        {(control) => (
          <div className={styles["line"]}>
            <TextInput
              {...control}
              name="person"
              list={list}
              placeholder="Name or e-mail address"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button type="submit" busy={form.busy} busyLabel="Adding">
              Add
            </Button>
          </div>
        )}
      </Field>
      <datalist id={list}>
        {options.map((one) => (
          <option key={one.id} value={suggestionOf(one)}>
            {one.name}
          </option>
        ))}
      </datalist>
    </form>
  );
}

const notFound = "Choose a member from the list; it grows while you type.";

const refused = (sentence: string) => new Refused(sentence, { person: sentence });
