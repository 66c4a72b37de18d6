"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import type { Outputs } from "~/server/api/trpc/root";
import { useTRPC } from "./trpc";

type Whoami = Outputs["identity"]["whoami"];
export type Permission = Whoami["permissions"][number];

/** Roles change seldom, and a change ends the session anyway. */
const freshMs = 300_000;

/** The signed-in person: who, in which organisation, on which teams, and what they may do. */
export function useMe() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.identity.whoami.queryOptions({}, { staleTime: freshMs }));
  return {
    ...data,
    zone: data.organisation.timeZone,
    can: (permission: Permission) => data.permissions.includes(permission),
  };
}
