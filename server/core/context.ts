import type { Db } from "~/db/lease";
import type { Log } from "./log";
import type { Role, Scope } from "./permissions";
import { trust } from "./trust";

/** Minted only by a session or an API token that was just looked up (`server/identity/queries`). */
export type OrgId = string & { readonly __brand: "OrgId" };

/** Vouches for an organisation that an identity look-up just returned. Never call it on input. */
export const vouchForOrg = (orgId: string): OrgId => trust<OrgId>(orgId);

export type Actor =
  | {
      readonly kind: "member";
      readonly memberId: string;
      readonly accountId: string;
      readonly sessionId: string;
      readonly name: string;
      readonly roles: readonly Role[];
    }
  | {
      readonly kind: "token";
      readonly tokenId: string;
      /** The member who made the token; what the token writes is written in their name. */
      readonly memberId: string;
      readonly name: string;
      readonly scopes: readonly Scope[];
    }
  | { readonly kind: "system"; readonly job: string };

/** Who asks, for which organisation. */
export type Context = {
  readonly actor: Actor;
  readonly orgId: OrgId;
  readonly requestId: string;
  readonly log: Log;
  readonly now: () => Date;
  /** Given by the caller to make a retried command take effect once. */
  readonly idempotencyKey?: string | undefined;
  /** Given by a door that can put a new session into the caller's hands (a cookie in its answer). */
  readonly handOver?: ((sessionId: string) => Promise<void>) | undefined;
};

/** Somebody who is not signed in yet. */
export type Visitor = {
  readonly requestId: string;
  readonly log: Log;
  readonly now: () => Date;
  readonly ipAddress: string;
  readonly userAgent: string;
};

/** A context inside an open transaction of its organisation. */
export type Work = Context & { readonly db: Db };

/** A visitor inside an open identity transaction: sees identity tables only. */
export type Threshold = Visitor & {
  readonly db: Db;
  /** Names the organisation this visitor turned out to belong to, for the audit entry. */
  readonly enter: (orgId: string) => Promise<OrgId>;
};

export const actorName = (actor: Actor): string =>
  actor.kind === "system" ? actor.job : actor.name;

export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case "member":
      return actor.memberId;
    case "token":
      return actor.tokenId;
    case "system":
      return actor.job;
  }
}

/** The member in whose name a command writes; jobs have none. */
export const memberOf = (actor: Actor): string | null =>
  actor.kind === "system" ? null : actor.memberId;
