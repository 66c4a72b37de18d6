import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import superjson, { type SuperJSONResult } from "superjson";
import { idempotencyKeys } from "~/db/schema/operations";
import { type Actor, actorId, type Work } from "./context";
import { DomainError } from "./errors";
import { trust } from "./trust";

/** Of who asks as well: a key that somebody else learns does not open the answer to it. */
const fingerprint = (asks: Actor, { operation, input }: Asked): Uint8Array =>
  createHash("sha256")
    .update(JSON.stringify([asks.kind, actorId(asks), operation, input]))
    .digest();

type Asked = { readonly operation: string; readonly input: unknown };

type Request<Result> = Asked & {
  /** What of the first answer is stored and given to a repeat; all of it unless said otherwise. */
  readonly keep?: ((result: Result) => Result) | undefined;
};

/**
 * Runs `effect` once per key. A repeat by the same caller with the same input gets the first answer; a repeat while the
 * first is under way waits for it; the same key with another input, or from somebody else, is refused.
 */
export async function once<Result>(
  work: Work,
  request: Request<Result>,
  effect: () => Promise<Result>,
): Promise<Result> {
  const key = work.idempotencyKey;
  if (key === undefined) return effect();
  const mark = fingerprint(work.actor, request);
  const claimed = await work.db
    .insert(idempotencyKeys)
    .values({ orgId: work.orgId, key, fingerprint: mark, createdAt: work.now() })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  const mine = and(eq(idempotencyKeys.orgId, work.orgId), eq(idempotencyKeys.key, key));
  if (claimed.length === 0) return replay(work, { mine, mark });
  const result = await effect();
  // Not plain JSON, so that a repeat gets dates as dates.
  const response = superjson.serialize(request.keep?.(result) ?? result);
  await work.db.update(idempotencyKeys).set({ response }).where(mine);
  return result;
}

async function replay<Result>(
  work: Work,
  { mine, mark }: { mine: ReturnType<typeof and>; mark: Uint8Array },
): Promise<Result> {
  const [first] = await work.db.select().from(idempotencyKeys).where(mine);
  if (first === undefined || !Buffer.from(first.fingerprint).equals(mark)) {
    throw new DomainError(
      "invalid",
      "This idempotency key was used for another request. Send a new key with a new request.",
    );
  }
  // Written by `once` for this very operation and input: the fingerprint matched.
  return superjson.deserialize<Result>(trust<SuperJSONResult>(first.response));
}
