import type postgres from "postgres";
import { blobStore } from "~/server/artifacts/adapters/store";
import { newId } from "~/server/core/ids";
import type { Role } from "~/server/core/permissions";
import { outcome } from "./matrix";
import { type Side, sideOf, type World } from "./world";

/**
 * An organisation that holds a copy of every row of another one, under the very same ids, slugs and addresses.
 * Only `org_id` tells the two apart, and every CANARY-A in a text, which is a CANARY-B in the copy: a statement
 * that forgets its organisation finds, counts, joins or changes one row too many.
 *
 * What must be unlike: accounts belong to people, so a twin's members have accounts of their own; a link's token
 * and a token's prefix name one row of the whole installation.
 */
const MAKE_TWIN = `
  create function twin_row(held jsonb, a uuid, b uuid) returns jsonb language sql immutable as
    $$ select replace(replace(held::text, 'CANARY-A', 'CANARY-B'), a::text, b::text)::jsonb $$;
  create function twin_id(id text) returns uuid language sql immutable as $$ select md5(id || 'twin')::uuid $$;
  create function make_twin(a uuid, b uuid) returns void language plpgsql as $body$
  declare
    name text;
    columns text;
    link record;
    event audit_event;
    digest bytea;
    last bytea := '\\x';
  begin
    insert into account select twin_id(account.id::text), 'twin-' || account.email, account.name, password_hash, created_at
      from account join member on member.account_id = account.id where member.org_id = a;
    for name in select c.relname from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and c.relname not in ('audit_chain', 'audit_head') and (c.relname = 'organisation' or exists (
        select from pg_attribute t where t.attrelid = c.oid and t.attname = 'org_id' and not t.attisdropped))
    loop
      -- Generated columns follow from the others.
      select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
        where attrelid = format('%I', name)::regclass and attnum > 0 and not attisdropped and attgenerated = '';
      execute format($$ insert into %1$I (%3$s) select %3$s from (select (jsonb_populate_record(null::%1$I, twin_row(to_jsonb(t), $1, $2)
        || case when %1$L = 'member' then jsonb_build_object('account_id', twin_id(to_jsonb(t) ->> 'account_id'))
             when %1$L = 'one_time_link' then jsonb_build_object('token_hash', sha256(convert_to(to_jsonb(t) ->> 'token_hash', 'UTF8')))
             when %1$L = 'api_token' then jsonb_build_object('prefix', 'twin' || (to_jsonb(t) ->> 'prefix'))
             else '{}' end)).* from %1$I t where %2$I = $1) twin $$,
        name, case when name = 'organisation' then 'id' else 'org_id' end, columns) using a, b;
    end loop;
    for link in select * from audit_chain where org_id = a order by seq loop
      select * into event from audit_event where org_id = b and id = link.event_id;
      digest := audit_digest(event, link.seq, link.at, last);
      insert into audit_chain values (b, link.seq, event.id, link.at, last, digest);
      last := digest;
    end loop;
    insert into audit_head select b, seq, last from audit_head where org_id = a;
  end $body$;
  create function mirror_row() returns trigger language plpgsql
    security definer set session_replication_role = replica as $body$
  begin
    execute format('insert into %1$I select (jsonb_populate_record(null::%1$I, $1)).*', tg_table_name)
      using to_jsonb(new) || jsonb_build_object('org_id', tg_argv[0]);
    return null;
  end $body$;
  -- Session ids are drawn at random and unique everywhere; here the predicate has to hold without that.
  drop index session_id`;

export const prepareTwins = (owner: postgres.Sql) => owner.unsafe(MAKE_TWIN);

type Person = Side["people"]["all"];

/** Side B as the exact copy of `side`, from now on; both clocks are the same. */
export async function twinOf(owner: postgres.Sql, side: Side): Promise<Side> {
  const orgId = newId();
  const twins = await owner.begin(async (db) => {
    // No triggers: rows come in any order, and the chain is made here.
    await db`set local session_replication_role = replica`;
    await db`select make_twin(${side.orgId}, ${orgId})`;
    return db<{ memberId: string; accountId: string }[]>`
      select id as "memberId", account_id as "accountId" from member where org_id = ${orgId}`;
  });
  await copyContent(side.orgId, orgId);
  const accountOf = new Map(twins.map(({ memberId, accountId }) => [memberId, accountId]));
  const twin = (person: Person): Person => ({
    ...person,
    accountId: accountOf.get(person.memberId) ?? "",
  });
  const byRole = new Map<Role, Person>();
  for (const [role, person] of side.people.byRole) byRole.set(role, twin(person));
  return sideOf(
    { owner, orgId, letter: "B", clock: side.clock },
    { byRole, all: twin(side.people.all) },
  );
}

/** What is stored of one organisation's files is stored of the other's, too. */
async function copyContent(from: string, to: string): Promise<void> {
  const store = blobStore();
  for await (const { sha256 } of store.list(from)) {
    const content = await store.open({ orgId: from, sha256 });
    await store.put({ orgId: to, content, mostBytes: null });
  }
}

export type Pair = readonly [Side, Side];

/** A fresh organisation, prepared, and its twin. */
export async function twinsOf(
  world: World,
  prepare?: (side: Side) => Promise<void>,
): Promise<Pair> {
  const mine = await world.side("A");
  await prepare?.(mine);
  return [mine, await twinOf(world.owner, mine)];
}

/** How each of the two answers to the same. */
export async function both(
  pair: Pair,
  ask: (side: Side) => Promise<unknown>,
): Promise<readonly string[]> {
  const codes: string[] = [];
  for (const side of pair) codes.push((await outcome(ask(side))).code);
  return codes;
}

/** What each of them says to the same. */
export async function eachOf<Said>(
  pair: readonly Side[],
  ask: (side: Side) => Promise<Said>,
): Promise<Said[]> {
  const said: Said[] = [];
  for (const side of pair) said.push(await ask(side));
  return said;
}

/** Makes a difference that the application would not make itself. */
export const arrange = (owner: postgres.Sql, statement: string, parameters: string[]) =>
  owner.begin(async (db) => {
    await db`set local session_replication_role = replica`;
    await db.unsafe(statement, parameters);
  });

/** Twins of a place that is the same in both, and what tells them apart afterwards; $1 is the second one's id. */
export async function differing<Place>(
  world: World,
  make: (side: Side) => Promise<Place>,
  difference: string,
): Promise<{ readonly pair: Pair; readonly place: Place }> {
  const places: Place[] = [];
  const pair = await twinsOf(world, async (side) => void places.push(await make(side)));
  await arrange(world.owner, difference, [pair[1].orgId]);
  const [place] = places;
  if (place === undefined) throw new Error("Nothing was prepared");
  return { pair, place };
}

/**
 * From now on every row that the first of two writes to a table stands in its twin in the same moment, under the same
 * id: for commands that draw ids and then change what they have written. Changes are not mirrored.
 */
export async function mirrorInserts(
  owner: postgres.Sql,
  [mine, twin]: Pair,
  tables: readonly string[],
): Promise<void> {
  const triggers = tables.map(
    (table) => `create trigger "mirror ${mine.orgId}" after insert on ${table} for each row
      when (new.org_id = '${mine.orgId}') execute function mirror_row('${twin.orgId}')`,
  );
  await owner.unsafe(triggers.join("; "));
}

/** What is said of or by side A, as its twin would say it. */
export function asTwin(said: string, a: Side, b: Side): string {
  const everyone = (side: Side) => [...side.people.byRole.values(), side.people.all];
  const theirs = everyone(b);
  return (
    everyone(a)
      .reduce((text, { accountId }, place) => {
        return text.replaceAll(accountId, theirs[place]?.accountId ?? accountId);
      }, said)
      .replaceAll("CANARY-A", "CANARY-B")
      // As names of runs are kept for searching; addresses stay as they are.
      .replaceAll(/canary-a(?=-(?:run|renamed|another run)\b)/g, "canary-b")
      .replaceAll(a.orgId, b.orgId)
  );
}

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const moment = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d)?/g;

const drawnKey = /\b[0-9a-f]{32}\b/g;

/** Leaves out what is drawn or read from the clock anew each time; ids of `known` rows stay. */
export const withoutChance = (said: string, known: string): string =>
  said
    .replace(uuid, (id) => (known.includes(id) ? id : "an id"))
    .replace(moment, "a moment")
    .replace(drawnKey, (key) => (known.includes(key) ? key : "a key"))
    .replace(/[0-9a-f]{64}/g, "a hash")
    .replace(/,-?\d{12,19}\)/g, ",a hash)")
    .replace(/token=[\w-]+/g, "token=…")
    .replace(/cairn_[\w-]+/g, "a token")
    .replace(/prefix(["\\]*):(["\\]*)[\w-]+/g, "a prefix")
    .replaceAll(",twin", ",");

/** Page positions hold names in lower case, hidden in base64. */
export const withOpenCursors = (said: string): string =>
  said.replace(/"next(?:Cursor|PageToken)":"([\w+/=-]+)"/g, (_, cursor: string) =>
    Buffer.from(cursor, "base64")
      .toString("utf8")
      .replaceAll("canary-a", "CANARY-A")
      .replaceAll("canary-b", "CANARY-B"),
  );
