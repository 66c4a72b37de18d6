import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, openClient } from "./testing/client";
import { Likeness } from "./testing/likeness";
import { readCut, type Recorded, recording } from "./testing/recording";

let client: Client;
beforeAll(async () => {
  client = await openClient();
  // The recorded server had one experiment before: ours is number 2 as well.
  await client.post("experiments/create", { name: "Before" });
});
afterAll(() => client.close());

/** What Cairn does not serve, on purpose: it says so in the protocol's words, and no script of classic ML minds. */
const notServed = /^\/v1\/traces|^\/api\/3\.0\/mlflow\/(traces|datasets)/;

/** Where we answer otherwise on purpose: a missing artifact is not our failure, and 500 makes clients try eight times. */
const better = (wanted: Recorded): number => (wanted.status === 500 ? 404 : wanted.status);

const isBytes = (text: string): boolean => /^b['"]/.test(text);

const all = recording();

test("the recording was read", () => {
  expect(all.length).toBeGreaterThan(200);
});

test("the recorded traffic of the real client replays with equal status, error code and JSON", async () => {
  const likeness = new Likeness();
  const differences: string[] = [];
  let compared = 0;
  for (const wanted of all) {
    const { value, whole } = readCut(wanted.answer);
    const path = likeness.ours(wanted.path);
    const cutRequest = !isBytes(wanted.body) && wanted.body !== "" && !readCut(wanted.body).whole;
    const sent = {
      method: wanted.method,
      ...(wanted.body === "" ? {} : { body: likeness.ours(wanted.body) }),
      headers: { "content-type": isBytes(wanted.body) ? "" : "application/json" },
    };
    if (cutRequest) {
      differences.push(`line ${wanted.line}: the recorded request was cut`);
      continue;
    }
    const reply = await client.raw(path, sent);
    const place = `line ${wanted.line} (${wanted.step}) ${wanted.method} ${wanted.path.slice(0, 80)}`;
    if (notServed.test(wanted.path)) {
      expect([place, reply.status]).toEqual([place, 404]);
      continue;
    }
    if (reply.status !== better(wanted)) {
      differences.push(
        `${place}: ${reply.status} instead of ${better(wanted)} ${reply.body.slice(0, 200)}`,
      );
      continue;
    }
    if (isBytes(wanted.answer) || wanted.status === 500) continue;
    compared += 1;
    const found = likeness.differences(value, JSON.parse(reply.body), !whole);
    differences.push(...found.map((difference) => `${place}${difference}`));
  }
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(150);
});
