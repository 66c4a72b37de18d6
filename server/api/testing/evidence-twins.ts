import { vouchForOrg } from "~/server/core/context";
import type { Place } from "~/server/maturity/testing/lifecycle";
import { outcome } from "./matrix";
import type { Side, World } from "./world";

export const TODAY = new Date("2026-11-16T09:00:00Z");
export const ago = (days: number) => new Date(TODAY.getTime() - days * 86_400_000);

/** Where records of this side are written. */
export function placeOf({ database }: World, side: Side): Place {
  const settings = { "app.org_id": side.orgId, "app.identity": "on" } as const;
  return {
    orgId: vouchForOrg(side.orgId),
    within: (work) => database.pool.transaction(settings, work),
  };
}

/** What the checks say of a team, and what they name as wrong. */
export async function collected(side: Side, slug: string) {
  const { said } = await outcome(side.everyone.maturity.collectEvidence({ slug }));
  const rows = await side.owner`
    select distinct on (check_key) check_key, offenders::text from check_result
    where org_id = ${side.orgId} order by check_key, id desc`;
  return { said, offenders: JSON.stringify(rows) };
}

/** How it is said that a check counted so many good ones of so many. */
export const measured = (counts: Readonly<Record<string, readonly [number, number]>>) =>
  Object.entries(counts).map(
    ([check, [good, eligible]]) =>
      `"check":"${check}","status":"measured","good":${good},"eligible":${eligible},`,
  );
