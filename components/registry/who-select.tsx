"use client";

import type { ComponentProps } from "react";
import { Select } from "../ui/select";

type Named = { readonly id: string; readonly name: string };
type Read = { readonly data?: readonly Named[] | undefined; readonly isPending: boolean };

type WhoSelectProps = Omit<ComponentProps<typeof Select>, "children"> & {
  /** The one stored now; offered even when it can no longer be chosen anew. */
  chosen: Named | null;
  all: Read;
  /** "Nobody", "None". */
  none: string;
};

function WhoSelect({ chosen, all, none, ...control }: WhoSelectProps) {
  const others = (all.data ?? []).filter(({ id }) => id !== chosen?.id);
  return (
    <Select {...control} defaultValue={chosen?.id ?? ""}>
      <option value="">{none}</option>
      {chosen !== null && <option value={chosen.id}>{chosen.name}</option>}
      {others.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {all.isPending && <option disabled>Reading the others</option>}
    </Select>
  );
}

type PersonSelectProps = Omit<WhoSelectProps, "all" | "none"> & { people: Read };

export const PersonSelect = ({ people, ...select }: PersonSelectProps) => (
  <WhoSelect {...select} all={people} none="Nobody" />
);

type TeamSelectProps = Omit<WhoSelectProps, "all" | "none"> & { teams: Read };

export const TeamSelect = ({ teams, ...select }: TeamSelectProps) => (
  <WhoSelect {...select} all={teams} none="None" />
);
