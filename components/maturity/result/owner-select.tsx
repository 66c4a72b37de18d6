"use client";

import { useQuery } from "@tanstack/react-query";
import type { ComponentProps } from "react";
import { useTRPC } from "../../trpc";
import { Select } from "../../ui/select";

const mostOffered = 50;

type OwnerSelectProps = Omit<ComponentProps<typeof Select>, "children"> & {
  chosen?: { memberId: string; name: string } | null | undefined;
};

/** Members by name; the one chosen before is offered even when no longer active. */
export function OwnerSelect({ chosen, ...control }: OwnerSelectProps) {
  const trpc = useTRPC();
  const { data = [], isPending } = useQuery(
    trpc.identity.pickMembers.queryOptions({ limit: mostOffered }),
  );
  const others = data.filter(({ id }) => id !== chosen?.memberId);
  return (
    <Select {...control} defaultValue={chosen?.memberId ?? ""}>
      <option value="">{isPending ? "Reading the members" : "Nobody yet"}</option>
      {chosen && <option value={chosen.memberId}>{chosen.name}</option>}
      {others.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
