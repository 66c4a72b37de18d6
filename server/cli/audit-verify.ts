import { asc } from "drizzle-orm";
import type { LeasePool } from "~/db/lease";
import { organisations } from "~/db/schema/identity";
import { verifyChain } from "~/server/audit/queries/verification";
import { type Context, vouchForOrg } from "~/server/core/context";
import { log } from "~/server/core/log";

type Asked = {
  readonly org?: string | undefined;
  readonly anchor?: string | undefined;
  readonly json: boolean;
};
type Organisation = { readonly id: string; readonly name: string };
type Verified = Awaited<ReturnType<typeof verifyChain.run>>;

const usage = 2;
const broken = 3;

/** Prints one line per organisation; answers with the exit code. */
export async function verifyAudit(pool: LeasePool, asked: Asked): Promise<number> {
  const anchor = anchorOf(asked);
  if (anchor === "unreadable" || (anchor !== undefined && asked.org === undefined)) {
    process.stderr.write("Give --anchor as SEQ:HASH, together with --org.\n");
    return usage;
  }
  const all = await organisationsIn(pool);
  const chosen = all.filter(({ id }) => asked.org === undefined || id === asked.org);
  if (asked.org !== undefined && chosen.length === 0) {
    process.stderr.write(`There is no organisation ${asked.org} here.\n`);
    return usage;
  }
  let intact = true;
  for (const organisation of chosen) {
    const verified = await verifyChain.run(contextOf(organisation), { anchor });
    intact &&= verified.intact;
    process.stdout.write(
      asked.json ? lineOf(organisation, verified) : sentenceOf(organisation, verified),
    );
  }
  return intact ? 0 : broken;
}

const organisationsIn = (pool: LeasePool): Promise<Organisation[]> =>
  pool.read({ "app.identity": "on" }, (db) =>
    db
      .select({ id: organisations.id, name: organisations.name })
      .from(organisations)
      .orderBy(asc(organisations.name)),
  );

function anchorOf({ anchor }: Asked) {
  if (anchor === undefined) return undefined;
  const [seq = "", hash = ""] = anchor.split(":");
  return /^\d+$/.test(seq) && /^[0-9a-f]{64}$/.test(hash)
    ? { seq: Number(seq), hash }
    : "unreadable";
}

const contextOf = ({ id }: Organisation): Context => ({
  actor: { kind: "system", job: "cairn audit verify" },
  orgId: vouchForOrg(id),
  requestId: "command-line",
  log,
  now: () => new Date(),
});

const lineOf = ({ id, name }: Organisation, verified: Verified): string =>
  `${JSON.stringify({ organisation: id, name, ...verified })}\n`;

function sentenceOf(
  { id, name }: Organisation,
  { intact, verifiedTo, firstBad }: Verified,
): string {
  const who = `${name} (${id})`;
  if (intact)
    return `${who}: intact, ${verifiedTo.seq} entries, checkpoint ${verifiedTo.seq}:${verifiedTo.hash}\n`;
  return `${who}: BROKEN at entry ${firstBad?.seq}: ${firstBad?.why}. Everything before it is intact.\n`;
}
