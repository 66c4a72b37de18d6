"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FormRefusal, textOf, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import styles from "./add-person.module.css";
import type { Team } from "./team-people";

/** Finds a member by name or e-mail and adds them; the list grows while typing. */
export function AddPerson({ team }: { team: Team }) {
  const trpc = useTRPC();
  const show = useToast();
  const [typed, setTyped] = useState("");
  const { data: found = [] } = useQuery(
    trpc.identity.pickMembers.queryOptions(
      { search: typed.split(" · ")[0] ?? "" },
      { placeholderData: keepPreviousData },
    ),
  );
  const add = useMutation(trpc.identity.addTeamMember.mutationOptions());
  const options = found.filter(({ id }) => team.people.every(({ memberId }) => memberId !== id));
  const form = useCommandForm({
    read: (data) =>
      options.find(
        (one) => nameOf(one) === textOf(data, "person") || one.email === textOf(data, "person"),
      ),
    check: (chosen) =>
      chosen === undefined
        ? { person: "Choose a member from the list; it grows while you type." }
        : {},
    send: async (chosen) => {
      if (chosen === undefined) return;
      await add.mutateAsync({ teamId: team.id, memberId: chosen.id });
      setTyped("");
      show({ tone: "good", message: `${chosen.name} is on ${team.name} now.` });
    },
  });
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
          <option key={one.id} value={nameOf(one)}>
            {one.name}
          </option>
        ))}
      </datalist>
    </form>
  );
}

const nameOf = ({ name, email }: { name: string; email: string }): string => `${name} · ${email}`;
