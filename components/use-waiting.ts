"use client";

import { useQuery } from "@tanstack/react-query";
import type { Outputs } from "~/server/api/trpc/root";
import { useTRPC } from "./trpc";
import { formatCount } from "./ui/format-number";
import { formatTime } from "./ui/format-time";
import { useHydrated } from "./use-hydrated";
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
  const work = useOpenWork();
  const tokens = useExpiringTokens();
  const invitations = useOpenInvitations();
  const hydrated = useHydrated();
  if (!hydrated || work === undefined || invitations === undefined || tokens === undefined)
    return undefined;
  return [...work, ...tokens, ...invitations];
}

/** Open assessments of my teams, and improvements that I own. */
function useOpenWork(): readonly Waiting[] | undefined {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.maturity.waitingForMe.queryOptions({}));
  if (data === undefined) return undefined;
  const assessments = data.assessments.map(
    ({ assessmentId, team, framework, answered, asked, dueInDays }): Waiting => ({
      id: assessmentId,
      title: `${framework.title}, ${team.name}`,
      detail: `${answered} of ${asked} answered${dueWords(dueInDays)}`,
      href: `/assessments/${assessmentId}`,
    }),
  );
  const improvements = data.improvements.map(({ id, title, team, dueInDays }): Waiting => ({
    id,
    title,
    detail: `Improvement of ${team.name} that you own${dueWords(dueInDays)}`,
    href: `/maturity/${team.slug}`,
  }));
  return [
    ...assessments,
    ...campaignsIn(data.campaigns),
    ...expiringIn(data.expiring),
    ...improvements,
  ];
}

type Campaigns = Outputs["maturity"]["waitingForMe"]["campaigns"];

/** What campaigns ask of my teams, and my own campaigns that are late. */
function campaignsIn({ asked, late }: Campaigns): readonly Waiting[] {
  return [
    ...asked.map(({ campaignId, name, team, framework, dueInDays }) => ({
      id: `${campaignId} ${team.id}`,
      title: `${name}: assess ${team.name}`,
      detail: `${framework.title}${dueWords(dueInDays)}`,
      href: `/assessments/new?team=${team.slug}&framework=${encodeURIComponent(framework.key)}`,
    })),
    ...late.map(({ campaignId, name, late: missing, asked: all, dueInDays }) => ({
      id: campaignId,
      title: `${name}: ${missing} of ${formatCount(all, "team")} not done`,
      detail: `Your campaign${dueWords(dueInDays)}`,
      href: `/maturity/campaigns/${campaignId}`,
    })),
  ];
}

type Expiring = Outputs["maturity"]["waitingForMe"]["expiring"];

/** Answers of my teams that have to be confirmed: where they are being answered, else in a new assessment. */
const expiringIn = (expiring: Expiring): readonly Waiting[] =>
  expiring.map(({ assessmentId, team, framework, expired, soon }) => ({
    id: `expiring ${team.id} ${framework.key}`,
    title: `${team.name}: ${formatCount(expired + soon, "answer")} to confirm`,
    detail: `${framework.title}, ${expired} too old to count, ${soon} soon`,
    href:
      assessmentId === null
        ? `/assessments/new?team=${team.slug}&framework=${encodeURIComponent(framework.key)}`
        : `/assessments/${assessmentId}`,
  }));

function dueWords(days: number | null): string {
  if (days === null) return "";
  if (days === 0) return ", due today";
  const amount = formatCount(Math.abs(days), "day");
  return days < 0 ? `, ${amount} late` : `, due in ${amount}`;
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
      detail:
        expired === 0 ? "Each works for 24 hours." : `${expired} of them expired; make a new link.`,
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
