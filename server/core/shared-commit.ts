import { database } from "~/db/client";
import { type Db, OutcomeUnknown } from "~/db/lease";
import { announce } from "./announce";
import { type AuditEntry, recordSeveral } from "./audit";
import type { Context, OrgId } from "./context";
import { type Answers, Together } from "./together";
import { trust } from "./trust";

/** What a command hands back of itself. */
export type Done<Result> = { readonly result: Result; readonly audit: AuditEntry };

export type Call<Input> = { readonly context: Context; readonly input: Input };

/** An open transaction of one organisation that belongs to several calls of it. */
export type SharedWork = { readonly db: Db; readonly orgId: OrgId };

/**
 * Several calls of one command in one transaction, by set statements. Null in the place of a call leaves it out: then
 * nothing of it may be written, and it is carried out by itself. Throwing leaves out all that share the transaction.
 */
export type Several<Input, Result> = (
  work: SharedWork,
  calls: readonly Call<Input>[],
) => Promise<readonly (Done<Result> | null)[]>;

type Waiting = Call<unknown> & {
  readonly action: string;
  readonly several: Several<unknown, unknown>;
};
/** A lost connection during COMMIT: whoever asked must hear of it, because trying again could do it twice. */
type Answer = { readonly result: unknown } | { readonly unknown: OutcomeUnknown };

/** Of all commands, so that those who begin and those who end share commits as well. */
const calls = new Together<Waiting, Answer>(async (_orgId, waiting) => {
  const [first] = waiting;
  if (first === undefined) return new Map();
  const { orgId } = first.context;
  try {
    const done = await database().transaction({ "app.org_id": orgId }, (db) =>
      carriedOut({ db, orgId }, waiting),
    );
    // A hint for those who look: one says it for all.
    const told = new Set([...done.keys()].map((at) => waiting[at]?.action ?? ""));
    for (const action of told) announce(orgId, action);
    return done;
  } catch (problem) {
    if (!(problem instanceof OutcomeUnknown)) throw problem;
    return new Map(waiting.map((_, at) => [at, { unknown: problem }]));
  }
});

/** Command by command, with an audit entry for each call in the same transaction. */
async function carriedOut(work: SharedWork, waiting: readonly Waiting[]): Promise<Answers<Answer>> {
  const done = new Map<number, Done<unknown>>();
  for (const several of new Set(waiting.map((call) => call.several))) {
    const places = [...waiting.keys()].filter((at) => waiting[at]?.several === several);
    const its = places.flatMap((at) => waiting[at] ?? []);
    const answers = await several(work, its);
    for (const [at, place] of places.entries()) {
      const answer = answers[at] ?? null;
      if (answer !== null) done.set(place, answer);
    }
  }
  await recordSeveral(
    work,
    waiting.flatMap(({ context, action }, at) => {
      const audit = done.get(at)?.audit;
      return audit === undefined ? [] : { author: context, action, audit };
    }),
  );
  return done;
}

/**
 * Carries a call out together with those that arrive meanwhile, in one commit; null when it has to be carried out by
 * itself, and nothing of it is stored.
 * @throws OutcomeUnknown when the connection was lost during COMMIT
 */
export async function sharing<Input, Result>(
  action: string,
  several: Several<Input, Result>,
  call: Call<Input>,
): Promise<{ readonly result: Result } | null> {
  // A group hands each command exactly the calls that came with it, and each call its own command's answer.
  const waiting = { ...call, action, several: trust<Several<unknown, unknown>>(several) };
  const answer = await calls.add(call.context.orgId, waiting);
  if (answer === null) return null;
  if ("unknown" in answer) throw answer.unknown;
  return { result: trust<Result>(answer.result) };
}
