import { DrizzleQueryError, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { PostgresJsDatabase, PostgresJsSession } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { LeaseRefused } from "./lease-errors";
import type { Rows, Unit } from "./lease-unit";

/** Drizzle over one open lease: query builders and `db.execute(sql`…`)`. */
export type Db = PostgresJsDatabase;

/** Drizzle either awaits a query (raw rows) or asks it for `values()` (rows its columns will map). */
class LeaseQuery implements PromiseLike<Rows> {
  readonly #unit: Unit;
  readonly #text: string;
  readonly #parameters: readonly unknown[];

  constructor(unit: Unit, text: string, parameters: readonly unknown[]) {
    this.#unit = unit;
    this.#text = text;
    this.#parameters = parameters;
  }

  values(): Promise<Rows> {
    return this.#unit.values(this.#text, this.#parameters);
  }

  // The driver's queries are thenables, and Drizzle awaits them as such.
  // oxlint-disable-next-line unicorn/no-thenable
  then<A = Rows, B = never>(
    onRows?: ((rows: Rows) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#unit.query(this.#text, this.#parameters).then(onRows, onError);
  }
}

class LeaseDriver {
  readonly #unit: Unit;

  constructor(unit: Unit) {
    this.#unit = unit;
  }

  unsafe(text: string, parameters: readonly unknown[] = []): LeaseQuery {
    return new LeaseQuery(this.#unit, text, parameters);
  }

  begin(): Promise<never> {
    return Promise.reject(
      new LeaseRefused("A lease already is one transaction; it offers no transaction inside it."),
    );
  }
}

/**
 * Drizzle's session is typed for the whole postgres.js client but calls only `unsafe`, `values` and
 * `begin` (drizzle-orm/postgres-js/session.js); LeaseDriver is exactly that part.
 */
function asDriver(driver: LeaseDriver): postgres.Sql {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return driver as unknown as postgres.Sql;
}

const dialect = new PgDialect();

/** What is sent for a statement: its text, and its parameters beside it. */
export const textOf = (query: SQL): { sql: string; params: unknown[] } => dialect.sqlToQuery(query);

/** A Drizzle database whose every query belongs to `unit`, and is refused once that has ended. */
export function drizzleOver(unit: Unit): Db {
  const session = new PostgresJsSession(asDriver(new LeaseDriver(unit)), dialect, undefined);
  return new PostgresJsDatabase(dialect, session, undefined);
}

/** Drizzle's wrapper repeats every parameter in its message; the cause says the same without them. */
export function withoutWrapper(error: unknown): unknown {
  return error instanceof DrizzleQueryError && error.cause ? error.cause : error;
}
