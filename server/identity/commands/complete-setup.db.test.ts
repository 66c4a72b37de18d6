import { expect, test } from "vitest";
import { sql } from "drizzle-orm";
import { ownDatabase } from "../testing/own-database";
import {
  arrange,
  goodPassword,
  setupInput,
  signedIn,
  tokenIn,
  trailOf,
  visitor,
} from "../testing/people";
import { checkSetup } from "./check-setup";
import { completeSetup } from "./complete-setup";
import { ensureSetupLink } from "./ensure-setup-link";

const own = ownDatabase();

const check = async (token: string) => (await checkSetup.run(visitor(), { token })).state;
const complete = (token: string) => completeSetup.run(visitor(), { ...setupInput, token });

test("every start prints a fresh link and the one before stops working", async () => {
  const first = tokenIn(await ensureSetupLink());
  const second = tokenIn(await ensureSetupLink());
  expect(await check(first)).toBe("wrong-link");
  expect(await check(second)).toBe("ready");
  await expect(complete(first)).rejects.toMatchObject({ code: "forbidden" });
});

test("a weak password and an unknown place are refused by field", async () => {
  const token = tokenIn(await ensureSetupLink());
  const weak = completeSetup.run(visitor(), { ...setupInput, token, password: "password1234" });
  await expect(weak).rejects.toMatchObject({
    code: "invalid",
    detail: { fields: { password: expect.any(String) } },
  });
  const place = completeSetup.input.safeParse({
    ...setupInput,
    token,
    timeZone: "Mars/Olympus",
    currency: "XXQ",
  });
  expect(place.error?.issues.map(({ path }) => path[0])).toEqual(["timeZone", "currency"]);
});

test("of fifty people who open the link at once exactly one sets Cairn up, and then nobody ever again", async () => {
  const token = tokenIn(await ensureSetupLink());
  const attempts = await Promise.allSettled(Array.from({ length: 50 }, () => complete(token)));
  const won = attempts.filter(({ status }) => status === "fulfilled");
  expect(won).toHaveLength(1);
  const codes = new Set(
    attempts.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : [])),
  );
  expect([...codes].filter((code) => code !== "not-found" && code !== "too-many")).toEqual([]);
  const counted = await own.base.pool.read({ "app.identity": "on" }, (db) =>
    db.execute(
      sql`select (select count(*)::int from organisation) o, (select count(*)::int from account) a, (select count(*)::int from member) m`,
    ),
  );
  expect(counted[0]).toEqual({ o: 1, a: 1, m: 1 });
  expect(await check(token)).toBe("done");
  await expect(complete(token)).rejects.toMatchObject({ code: "not-found" });
  expect(await ensureSetupLink()).toBeNull();
});

test("the first admin can sign in, leads and administers, and the trail says so once", async () => {
  const admin = await signedIn(setupInput.email, goodPassword);
  expect(admin.actor).toMatchObject({ name: "Ana Ruiz", roles: ["lead", "admin"] });
  const trail = await trailOf(admin.orgId, "identity.complete-setup");
  expect(trail).toMatchObject([
    { outcome: "done", subject: `organisation:${admin.orgId}`, actor: "Ana Ruiz" },
  ]);
  expect(trail[0]?.detail).not.toContain("argon2");
});

test("a server that has accounts but lost its set-up row is not set up again", async () => {
  await arrange(sql`update setup set completed_at = null`);
  expect(await ensureSetupLink()).toBeNull();
});
