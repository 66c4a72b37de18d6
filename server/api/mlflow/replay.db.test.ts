import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, openClient } from "./testing/client";
import { recording } from "./testing/recording";
import { replay } from "./testing/replay";

let client: Client;
beforeAll(async () => {
  client = await openClient();
  // What the recorded server held already, from an earlier script.
  await client.post("experiments/create", { name: "exp-1795202633" });
  await client.post("webhooks", {
    name: "w",
    url: "https://example.org/h",
    events: [{ entity: "MODEL_VERSION", action: "CREATED" }],
    secret: "s",
  });
  const tags = [{ key: "mlflow.prompt.is_prompt", value: "true" }];
  await client.post("registered-models/create", { name: "p1", tags });
  await client.post("model-versions/create", {
    name: "p1",
    source: "dummy-source",
    tags: [
      { key: "_mlflow_prompt_type", value: "text" },
      ...tags,
      { key: "mlflow.prompt.text", value: "hi {{x}}" },
    ],
  });
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
