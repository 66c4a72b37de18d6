import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "~/db/lease";
import { oneTimeLinks } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import type { Role } from "~/server/core/permissions";
import { newSecret, sha256 } from "../../adapters/secrets";
import { linkHours, type LinkKind } from "../../rules/lifetime";

export type Issued = {
  readonly id: string;
  /** Path with the token; it is told once and only its hash is kept. */
  readonly path: string;
  readonly expiresAt: Date;
};

type Wanted = {
  readonly kind: LinkKind;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly memberId: string | null;
  readonly createdBy: string;
};

const pages = { invitation: "/invitation", reset: "/reset" } as const satisfies Record<
  LinkKind,
  string
>;

export async function issueLink({ db, orgId, now }: Work, wanted: Wanted): Promise<Issued> {
  const token = newSecret();
  const [issued] = await db
    .insert(oneTimeLinks)
    .values({
      ...wanted,
      orgId,
      id: newId(),
      roles: [...wanted.roles],
      tokenHash: sha256(token),
      createdAt: now(),
      expiresAt: sql`now() + make_interval(hours => ${linkHours[wanted.kind]})`,
    })
    .returning({ id: oneTimeLinks.id, expiresAt: oneTimeLinks.expiresAt });
  if (!issued) throw new Error("The database kept no link");
  return { ...issued, path: `${pages[wanted.kind]}?token=${token}` };
}

const usable = (kind: LinkKind, token: string) =>
  and(
    eq(oneTimeLinks.tokenHash, sha256(token)),
    eq(oneTimeLinks.kind, kind),
    isNull(oneTimeLinks.usedAt),
    isNull(oneTimeLinks.revokedAt),
    gt(oneTimeLinks.expiresAt, sql`now()`),
  );

export type Link = typeof oneTimeLinks.$inferSelect;

/** The link if it can still be used; it stays usable. */
export async function peekLink(db: Db, kind: LinkKind, token: string): Promise<Link> {
  const [link] = await db.select().from(oneTimeLinks).where(usable(kind, token));
  return link ?? refuse();
}

/** Uses the link up: of two at the same moment, one gets it. */
export async function spendLink(db: Db, kind: LinkKind, token: string): Promise<Link> {
  const [link] = await db
    .update(oneTimeLinks)
    .set({ usedAt: sql`now()` })
    .where(usable(kind, token))
    .returning();
  return link ?? refuse();
}

function refuse(): never {
  throw new DomainError(
    "not-found",
    "This link cannot be used: it was used already, withdrawn, or is too old. Ask an admin for a new one.",
  );
}
