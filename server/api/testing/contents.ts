import type postgres from "postgres";

/** The question for each connection: tables do not change while tests run, and a hundred of them take long to plan. */
const questions = new WeakMap<postgres.ISql, Promise<string>>();

/**
 * Tables come from the catalogue, so a new one is looked at without anybody thinking of it. In the order of their
 * names: Postgres may read large ones in parallel, and then answers as they end.
 */
async function questionOf(owner: postgres.ISql): Promise<string> {
  const tables = await owner<{ name: string; key: string }[]>`
    select c.relname as name, case when c.relname = 'organisation' then 'id' else 'org_id' end as key
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and (c.relname = 'organisation'
      or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped))`;
  const all = tables.map(
    ({ name, key }) => `select '${name}' as name,
      coalesce(string_agg(t::text, e'\\n' order by t::text), '') as rows from ${name} t where ${key} = $1`,
  );
  return `${all.join(" union all ")} order by name`;
}

/** Every row an organisation holds, as text, by table: to see that not a byte changed. */
export async function contentsOf(
  owner: postgres.ISql,
  orgId: string,
): Promise<Map<string, string>> {
  const question = questions.get(owner) ?? questionOf(owner);
  questions.set(owner, question);
  const held = await owner.unsafe<{ name: string; rows: string }[]>(await question, [orgId], {
    prepare: true,
  });
  return new Map(held.map(({ name, rows }) => [name, rows]));
}

/** Runs `work` while somebody else holds every row of an organisation: who as much as locks one waits in vain. */
export async function whileHeld<Result>(
  owner: postgres.Sql,
  orgId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const held = [...(await contentsOf(owner, orgId))].filter(([, rows]) => rows !== "");
  const results: Result[] = [];
  await owner.begin(async (db) => {
    const statements = held.map(([name]) => {
      const key = name === "organisation" ? "id" : "org_id";
      return `select from ${name} where ${key} = '${orgId}' for update`;
    });
    await db.unsafe(statements.join("; "));
    results.push(await work());
  });
  const [result] = results;
  if (result === undefined) throw new Error("the work gave no result");
  return result;
}

/** Items of the same moment stand in the order of their ids, which are drawn. */
const inAnyOrder = (list: string) =>
  list
    .slice(2, -2)
    .split(/\}, ?\{/)
    .toSorted()
    .join("; ");

/** Rows by table, each tidied, so that those of two organisations can be compared. */
export const linesOf = (contents: Map<string, string>, tidy: (said: string) => string) =>
  [...contents].map(([table, rows]) => [
    table,
    tidy(rows)
      .replaceAll(/\[\{[^\]]*\}\]/g, inAnyOrder)
      .split("\n")
      .toSorted(),
  ]);
