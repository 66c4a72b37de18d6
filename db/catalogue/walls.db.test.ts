import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../testing/template";

/** Tables that stand above organisations. Everything else belongs to one. */
const withoutOrganisation = [
  "account",
  "external_identity",
  "organisation",
  "schema_migration",
  "setup",
  "throttle",
];

/** Look-ups that happen before the organisation is known; each finds by something unguessable. */
const uniqueAcrossOrganisations = ["api_token_prefix", "one_time_link_token", "session_id"];

/** Keys into tables above organisations, which have no org_id to lead with. */
const keysUpwards = ["account", "organisation"];

/** Reached while signing in; all others show nothing to an identity transaction. */
const withIdentityReach = ["api_token", "member", "one_time_link", "organisation", "session"];

const definerFunctions = ["audit_link"];

let database: Awaited<ReturnType<typeof testDatabase>>;
let sql: postgres.Sql;

beforeAll(async () => {
  database = await testDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

const tables = async () =>
  (
    await sql`select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`
  ).map((row) => String(row["name"]));

describe("the walls between organisations stand in the catalogue", () => {
  test("every table leads with org_id, or is known to stand above organisations", async () => {
    const leading = await sql`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnotnull`;
    const all = await tables();
    expect(all.length).toBeGreaterThan(15);
    const known = new Set([...withoutOrganisation, ...leading.map((row) => String(row["name"]))]);
    expect(all.filter((name) => !known.has(name))).toEqual([]);
  });

  test("row-level security is on and forced on every table", async () => {
    const open = await sql`
      select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname <> 'schema_migration' and not (relrowsecurity and relforcerowsecurity)`;
    expect(open.map((row) => row["relname"])).toEqual([]);
  });

  test("every table has one policy for all commands that checks reads and writes alike", async () => {
    const policies = await sql`
      select tablename, cmd, qual, with_check, roles::text[] as roles from pg_policies where schemaname = 'public'`;
    const expected = (await tables()).filter((name) => name !== "schema_migration");
    expect(policies.map((row) => String(row["tablename"])).toSorted()).toEqual(expected);
    for (const policy of policies) {
      expect(policy["cmd"]).toBe("ALL");
      expect(policy["roles"]).toEqual(["cairn_app"]);
      expect(policy["qual"]).toBe(policy["with_check"]);
      expect(policy["qual"]).toMatch(/app_org\(\)|app_identity\(\)/);
    }
    const reach = policies.filter(
      (row) => /app_org/.test(row["qual"]) && /app_identity/.test(row["qual"]),
    );
    expect(reach.map((row) => String(row["tablename"])).toSorted()).toEqual(withIdentityReach);
  });

  test("primary keys, unique indexes and foreign keys of a tenant table lead with org_id", async () => {
    const indexes = await sql`
      select t.relname as table, i.relname as index, a.attname as first
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where t.relnamespace = 'public'::regnamespace and (x.indisunique or x.indisprimary)`;
    const loose = indexes.filter(
      (row) =>
        !withoutOrganisation.includes(row["table"]) &&
        !uniqueAcrossOrganisations.includes(row["index"]) &&
        row["first"] !== "org_id",
    );
    expect(loose).toEqual([]);
    const keys = await sql`
      select k.conrelid::regclass::text as table, k.confrelid::regclass::text as parent, mine.attname as first, theirs.attname as target
      from pg_constraint k
      join pg_attribute mine on mine.attrelid = k.conrelid and mine.attnum = k.conkey[1]
      join pg_attribute theirs on theirs.attrelid = k.confrelid and theirs.attnum = k.confkey[1]
      where k.contype = 'f'`;
    expect(keys.length).toBeGreaterThan(15);
    expect(
      keys.filter(
        (row) =>
          !keysUpwards.includes(row["parent"]) &&
          !(row["first"] === "org_id" && row["target"] === "org_id"),
      ),
    ).toEqual([]);
  });

  test("every foreign key has an index that leads with its columns", async () => {
    const slow = await sql`
      select k.conrelid::regclass::text as table, k.conname as key from pg_constraint k
      where k.contype = 'f' and not exists (
        select from pg_index x where x.indrelid = k.conrelid
        and (select array_agg(c order by c) from unnest(k.conkey) c)
          = (select array_agg(c order by c) from unnest((x.indkey::int2[])[0:cardinality(k.conkey) - 1]) c))`;
    expect(slow.map((row) => `${row["table"]}.${row["key"]}`)).toEqual([]);
  });

  test("the application role owns nothing, bypasses nothing and may not touch the audit trail", async () => {
    const [role] = await sql`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'cairn_app'`;
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
    });
    const owned = await sql`select relname from pg_class where relowner = 'cairn_app'::regrole`;
    expect(owned).toHaveLength(0);
    const rights = await sql`
      select table_name as table, privilege_type as right from information_schema.role_table_grants
      where grantee = 'cairn_app' and (privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')
        or (table_name in ('audit_event', 'audit_chain', 'audit_head') and privilege_type in ('UPDATE', 'DELETE'))
        or (table_name in ('check_result', 'milestone') and privilege_type = 'UPDATE'))`;
    expect(rights.map((row) => `${row["right"]} on ${row["table"]}`)).toEqual([]);
  });

  test("functions that run with their owner's rights are known, and their search path is fixed", async () => {
    const definers = await sql`
      select proname as name, proconfig::text as config from pg_proc
      where prosecdef and pronamespace = 'public'::regnamespace`;
    expect(definers.map((row) => row["name"])).toEqual(definerFunctions);
    for (const definer of definers)
      expect(definer["config"]).toContain("search_path=public, pg_temp");
  });

  test("views run with the reader's rights", async () => {
    const views = await sql`
      select relname, reloptions::text as options from pg_class
      where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace`;
    expect(
      views.filter((view) => !String(view["options"]).includes("security_invoker=true")),
    ).toEqual([]);
  });
});
