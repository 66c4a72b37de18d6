"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc";
import { formatCount } from "./ui/format-number";
import { formatTime } from "./ui/format-time";
import { useMe } from "./use-me";

/** Something that waits for this person, with the way to it. */
export type Waiting = {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly href: string;
};

const soonDays = 14;
const dayMs = 86_400_000;

/** What waits for the signed-in person, computed from what is stored; undefined until it is known. */
export function useWaiting(): readonly Waiting[] | undefined {
  const invitations = useOpenInvitations();
  const tokens = useExpiringTokens();
  if (invitations === undefined || tokens === undefined) return undefined;
  return [...tokens, ...invitations];
}

function useOpenInvitations(): readonly Waiting[] | undefined {
  const trpc = useTRPC();
  const me = useMe();
  const enabled = me.can("members:manage");
  const { data } = useQuery(
    trpc.identity.listInvitations.queryOptions({ usable: false, limit: 200 }, { enabled }),
  );
  if (!enabled) return [];
  if (data === undefined) return undefined;
  const { rows, total } = data;
  if (total === 0) return [];
  const expired = rows.filter((row) => row.expired).length;
  return [
    {
      id: "invitations",
      title: `${formatCount(total, "invitation")} not used yet`,
      detail: expired === 0 ? "Each works for 24 hours." : `${expired} of them expired; make a new link.`,
      href: "/settings/members",
    },
  ];
}

function useExpiringTokens(): readonly Waiting[] | undefined {
  const trpc = useTRPC();
  const me = useMe();
  const enabled = me.can("tokens:manage");
  const { data, dataUpdatedAt } = useQuery(
    trpc.identity.listTokens.queryOptions({ usable: true, limit: 200 }, { enabled }),
  );
  if (!enabled) return [];
  return data?.rows
    .filter(({ expiresAt }) => expiresAt.getTime() - dataUpdatedAt < soonDays * dayMs)
    .map(({ id, name, expiresAt }) => ({
      id,
      title: `The token “${name}” expires soon`,
      detail: `It stops working on ${formatTime(expiresAt, "datetime", me.zone)}. Make a new one before.`,
      href: "/settings/tokens",
    }));
}
