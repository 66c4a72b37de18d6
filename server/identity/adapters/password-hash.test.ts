import { hash } from "@node-rs/argon2";
import { expect, test } from "vitest";
import { hashPassword, isOutdated, verifyPassword } from "./password-hash";

const password = "seven wandering otters";
const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

test("a hash is argon2id with today's costs, and never the same twice", async () => {
  const [one, other] = [await hashPassword(password), await hashPassword(password)];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
  expect(await verifyPassword(one, password)).toBe(true);
  expect(await verifyPassword(one, `${password} `)).toBe(false);
});

test("a keyboard that composes letters differently opens the same account", async () => {
  const stored = await hashPassword("Größenwahn im Aquarium");
  expect(await verifyPassword(stored, "Gro\u0308ßenwahn im Aquarium")).toBe(true);
});

test("for an unknown person the same work is done, and the answer is no", async () => {
  const stored = await hashPassword(password);
  await verifyPassword(null, password);
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < 15; round += 1) {
    known.push(await timed(() => verifyPassword(stored, "wrong")));
    unknown.push(await timed(() => verifyPassword(null, "wrong")));
  }
  expect(await verifyPassword(null, password)).toBe(false);
  // Without the work it would be a thousandth of it.
  expect(median(unknown)).toBeGreaterThan(median(known) / 2);
});

test("hashes with other costs are found out", async () => {
  expect(isOutdated(await hashPassword(password))).toBe(false);
  expect(
    isOutdated(await hash(password, { memoryCost: 12_288, timeCost: 3, parallelism: 1 })),
  ).toBe(true);
});
