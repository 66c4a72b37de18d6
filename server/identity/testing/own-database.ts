import { afterAll, beforeAll } from "vitest";
import { provideDatabase } from "~/db/client";
import { type TestDatabase, testDatabase } from "~/db/testing/template";

/**
 * Gives the tests of one file a database of their own, and drops it after them. Stands at the top of the file,
 * before what arranges things in it.
 */
export function ownDatabase(): { readonly base: TestDatabase } {
  let base: TestDatabase | undefined;
  beforeAll(async () => {
    base = await testDatabase();
    provideDatabase(base.pool);
  });
  afterAll(() => base?.drop());
  return {
    get base() {
      if (base === undefined) throw new Error("The database is there once the tests run");
      return base;
    },
  };
}
