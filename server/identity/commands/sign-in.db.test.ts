import { hash, parseOptions } from "@node-rs/argon2";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { provideDatabase } from "~/db/client";
import type { Context } from "~/server/core/context";
import { ownDatabase } from "../testing/own-database";
import {
  arrange,
  firstAdmin,
  goodPassword,
  isIn,
  joined,
  setupInput,
  trailOf,
  visitor,
} from "../testing/people";
import { signInWithPassword } from "./sign-in-with-password";
import { countAttempt } from "./steps/attempts";

const own = ownDatabase();
let admin: Context;
beforeAll(async () => {
  admin = await firstAdmin();
});

const { email } = setupInput;
const attempt = (who: string, password: string, ip?: string) =>
  signInWithPassword.run(visitor(ip), { email: who, password });
const codeOf = (outcome: PromiseSettledResult<unknown>): string =>
  outcome.status === "rejected" ? outcome.reason.code : "in";
/** The codes of a thousand attempts, a hundred at a time: more would wait for a connection, not for the meter. */
async function inWaves(guess: (n: number) => Promise<unknown>): Promise<string[]> {
  const codes: string[] = [];
  for (let first = 0; first < 1000; first += 100) {
    const wave = Array.from({ length: 100 }, (_, n) => guess(first + n));
    codes.push(...(await Promise.allSettled(wave)).map(codeOf));
  }
  return codes;
}
describe("guessing", () => {
  test("a thousand guesses from everywhere, a hundred at once, get ten answers", async () => {
    const outcomes = await inWaves(() =>
      countAttempt({ email: "target@northwind.example", ipAddress: visitor().ipAddress }),
    );
    expect(outcomes.filter((code) => code === "in")).toHaveLength(10);
    expect(outcomes.filter((code) => code === "too-many")).toHaveLength(990);
  });

  test("one password on a thousand people from one network gets a hundred answers", async () => {
    const outcomes = await inWaves((n) =>
      countAttempt({ email: `person${n}@northwind.example`, ipAddress: `198.51.100.${n % 250}` }),
    );
    // One comes back every nine seconds.
    const admitted = outcomes.filter((code) => code === "in").length;
    expect(admitted).toBeGreaterThanOrEqual(100);
    expect(admitted).toBeLessThanOrEqual(104);
  });

  test("what was counted survives: a new pool finds the same meters, and time refills them", async () => {
    const who = { email: "target@northwind.example", ipAddress: "203.0.113.200" };
    provideDatabase(own.base.anotherPool());
    await expect(countAttempt(who)).rejects.toMatchObject({ code: "too-many" });
    await arrange(sql`update throttle set refilled_at = refilled_at - interval '90 seconds'`);
    await countAttempt(who);
    await expect(countAttempt(who)).rejects.toMatchObject({ code: "too-many" });
    provideDatabase(own.base.pool);
  });

  test("does not touch somebody who is in, and a sign-in that works uses nothing up", async () => {
    const wim = await joined(admin, "Wim", ["viewer"]);
    for (let round = 0; round < 15; round += 1)
      await attempt("wim@northwind.example", goodPassword, "203.0.113.4");
    await Promise.allSettled(
      Array.from({ length: 12 }, () => countAttempt({ email: "wim@northwind.example" })),
    );
    await expect(attempt("wim@northwind.example", goodPassword)).rejects.toMatchObject({
      code: "too-many",
    });
    expect(await isIn(wim)).toBe(true);
  });
});

describe("who exists", () => {
  test("is not told by the answer nor by its time", async () => {
    await attempt(email, goodPassword);
    const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
    const answers = new Set<string>();
    const measure = async (kind: "known" | "unknown", who: string) => {
      const started = performance.now();
      const [refused] = await Promise.allSettled([attempt(who, "wrong password")]);
      times[kind].push(performance.now() - started);
      if (refused.status === "rejected") {
        const { code, message, detail } = refused.reason;
        answers.add(JSON.stringify([code, message, detail]));
      }
    };
    for (let round = 0; round < 9; round += 1) {
      await measure("known", email);
      await measure("unknown", "nobody@northwind.example");
    }
    expect([...answers]).toHaveLength(1);
    // The quickest of each: a busy machine makes single answers late, never early.
    const quickest = [Math.min(...times.known), Math.min(...times.unknown)] as const;
    expect(Math.abs(quickest[0] - quickest[1])).toBeLessThan(25);
    expect(Math.min(...times.known, ...times.unknown)).toBeGreaterThan(245);
  });

  test("is not told by the limit either: unknown people are counted the same", async () => {
    const counts = (who: string) =>
      Promise.allSettled(Array.from({ length: 12 }, () => countAttempt({ email: who })));
    const unknown = (await counts("ghost@northwind.example")).map(codeOf);
    expect(unknown.filter((code) => code === "too-many")).toHaveLength(2);
  });
});

test("both a sign-in and a refused one are in the trail, under the person's name and without the password", async () => {
  await arrange(sql`delete from throttle`);
  const { sessionId } = await attempt(email, goodPassword);
  await expect(attempt(email, "wrong password")).rejects.toMatchObject({ code: "forbidden" });
  const [done, refused] = (await trailOf(admin.orgId, "identity.sign-in")).slice(-2);
  expect(done).toMatchObject({
    outcome: "done",
    actor: "Ana Ruiz",
    subject: `session:${sessionId}`,
  });
  expect(refused).toMatchObject({ outcome: "refused", actor: "Ana Ruiz" });
  expect(`${done?.detail}${refused?.detail}`).not.toContain('password":');
});

test("a hash with older costs is made anew at sign-in, one with today's is left alone", async () => {
  const old = await hash(goodPassword, { memoryCost: 12_288, timeCost: 3, parallelism: 1 });
  await arrange(sql`update account set password_hash = ${old} where email = ${email}`);
  const stored = async () => {
    const rows = await own.base.pool.read({ "app.identity": "on" }, (db) =>
      db.execute<{ password_hash: string }>(
        sql`select password_hash from account where email = ${email}`,
      ),
    );
    return rows[0]?.password_hash ?? "";
  };
  await expect(attempt(email, "wrong password")).rejects.toMatchObject({ code: "forbidden" });
  expect(await stored()).toBe(old);
  await attempt(email, goodPassword);
  const renewed = await stored();
  expect(parseOptions(renewed)).toMatchObject({ memoryCost: 19_456, timeCost: 2 });
  await attempt(email, goodPassword);
  expect(await stored()).toBe(renewed);
});

test("somebody without a password, who signs in elsewhere, is refused like everybody with a wrong one", async () => {
  await joined(admin, "Xenia", ["viewer"]);
  await arrange(
    sql`update account set password_hash = null where email = 'xenia@northwind.example'`,
  );
  for (const guess of ["", "null", goodPassword]) {
    await expect(attempt("xenia@northwind.example", guess)).rejects.toMatchObject({
      code: "forbidden",
    });
  }
});

test("many people at once: those beyond the line are sent away and the others get in", async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 60 }, () => attempt(email, goodPassword)),
  );
  const codes = outcomes.map(codeOf);
  expect(codes.filter((code) => code === "in").length).toBeGreaterThanOrEqual(10);
  expect(codes.every((code) => code === "in" || code === "too-many")).toBe(true);
  await arrange(sql`delete from throttle`);
});
