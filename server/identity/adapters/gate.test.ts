import { expect, test } from "vitest";
import { gate } from "./gate";

test("two at once, twenty in line, the next is sent away, and everybody in line gets a turn", async () => {
  const pass = gate({ atOnce: 2, queue: 20 });
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 2));
    running -= 1;
    return "done";
  };
  const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => pass(work)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(22);
  const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  expect(refused).toEqual(Array.from({ length: 8 }, () => "too-many"));
  expect(most).toBe(2);
  await expect(pass(work)).resolves.toBe("done");
});

test("work that fails gives its place back", async () => {
  const pass = gate({ atOnce: 1, queue: 1 });
  for (let failed = 0; failed < 5; failed += 1) {
    await expect(pass(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  }
  await expect(pass(() => Promise.resolve(1))).resolves.toBe(1);
});
