import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, openClient } from "./testing/client";
import { recording } from "./testing/recording";
import { replay } from "./testing/replay";

let client: Client;
beforeAll(async () => {
  client = await openClient();
  // The recorded server had one experiment before: ours is number 2 as well.
  await client.post("experiments/create", { name: "Before" });
});
afterAll(() => client.close());

test("the recorded traffic of the real client replays with equal status, error code and JSON", async () => {
  const all = recording();
  expect(all.length).toBeGreaterThan(200);
  const { differences, compared, cut } = await replay(client, all);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(150);
  expect(cut.length).toBeLessThan(3);
});
