"use client";

import { useQuery } from "@tanstack/react-query";
import { roleDescriptions } from "~/server/identity/rules/role";
import { useTRPC } from "../trpc";
import { NoPermission } from "../ui/no-permission";
import type { Role } from "./role-boxes";

type NeedsRoleProps = { action: string; roles: readonly Role[] };

/** A page that this person may not see: which role it takes, and who can give it. */
export function NeedsRole({ action, roles }: NeedsRoleProps) {
  const trpc = useTRPC();
  const { data = [] } = useQuery(
    trpc.identity.pickMembers.queryOptions({ role: "admin", limit: 5 }),
  );
  const titles = roles.map((role) => roleDescriptions[role].title);
  const needs = `the role ${new Intl.ListFormat("en-GB", { type: "disjunction" }).format(titles)}`;
  return <NoPermission action={action} needs={needs} grantors={data.map(({ name }) => name)} />;
}
