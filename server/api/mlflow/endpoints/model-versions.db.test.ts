import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "~/server/core/ids";
import { runIdText } from "~/server/tracking/rules/run-id";
import { type Client, codeOf, openClient } from "../testing/client";

let client: Client;
beforeAll(async () => {
  client = await openClient();
});
afterAll(() => client.close());

type Fields = Readonly<Record<string, unknown>>;

const send = (method: "PATCH" | "DELETE", path: string, fields: Fields) =>
  client.send(path, { method, body: JSON.stringify(fields) });
const create = (fields: Fields) => client.post("model-versions/create", fields);
const versionIn = (json: Fields) => Object(json["model_version"]);
const make = async (name: string, versions = 0): Promise<string> => {
  await client.post("registered-models/create", { name });
  for (let at = 0; at < versions; at += 1) await create({ name, source: `s3://bucket/${at}` });
  return name;
};
const get = (name: string, version: string) => client.get("model-versions/get", { name, version });

/** A run as a script would leave it. */
async function run(artifactUri: string): Promise<string> {
  const id = newId();
  await client.world
    .owner`insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
    values (${client.side.orgId}, ${id}, 0, 'run', 'ana', 'FINISHED', 1, ${artifactUri})`;
  return runIdText(id);
}

describe("a version", () => {
  test("is ready at once, with the next number and what was said of it", async () => {
    const name = await make("first", 1);
    const tags = [{ key: "k", value: "v" }];
    const made = await create({ name, source: "s3://b/m", description: "d", run_link: "l", tags });
    expect(made.json["model_version"]).toMatchObject({
      name,
      version: "2",
      current_stage: "None",
      description: "d",
      source: "s3://b/m",
      run_id: "",
      run_link: "l",
      status: "READY",
      tags,
    });
    expect((await get(name, "2")).json).toEqual(made.json);
    expect(await codeOf(get(name, "3"))).toBe("404 RESOURCE_DOES_NOT_EXIST");
  });

  test("made twenty at once have twenty numbers", async () => {
    const name = await make("many");
    const made = await Promise.all(
      Array.from({ length: 20 }, () => create({ name, source: "s3://b/m" })),
    );
    const numbers = made.map(({ json }) => Number(versionIn(json).version));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
  });

  test("deleted is gone, its alias with it, and its number is not given out again", async () => {
    const name = await make("shrinking", 2);
    await client.post("registered-models/alias", { name, alias: "champion", version: "2" });
    expect(await codeOf(send("DELETE", "model-versions/delete", { name, version: "2" }))).toBe(
      "200",
    );
    expect(await codeOf(get(name, "2"))).toBe("404 RESOURCE_DOES_NOT_EXIST");
    expect(await codeOf(client.get("registered-models/alias", { name, alias: "champion" }))).toBe(
      "400 INVALID_PARAMETER_VALUE",
    );
    expect(versionIn((await create({ name, source: "s3://b/m" })).json)).toMatchObject({
      version: "3",
    });
  });

  test("takes a description and tags", async () => {
    const name = await make("described", 1);
    const place = { name, version: "1" };
    await send("PATCH", "model-versions/update", { ...place, description: "new" });
    await client.post("model-versions/set-tag", { ...place, key: "a", value: "b" });
    expect((await get(name, "1")).json["model_version"]).toMatchObject({
      description: "new",
      tags: [{ key: "a", value: "b" }],
    });
    const remove = () =>
      codeOf(send("DELETE", "model-versions/delete-tag", { ...place, key: "a" }));
    expect([await remove(), await remove()]).toEqual(["200", "200"]);
  });

  test.each(["0", "-1", "1.5", "x", "", "99999999999"])("is not called %j", async (version) => {
    const name = await make("numbered", 1);
    expect(await codeOf(get(name, version))).toMatch(/400 INVALID_PARAMETER_VALUE/);
  });

  test("that is frozen stays what it is, whoever asks, and can still change its stage", async () => {
    const name = await make("frozen", 1);
    const { owner } = client.world;
    await owner`update model_version v set frozen_at = now(), content_digest = ${"a".repeat(64)} from registered_model m
      where m.org_id = v.org_id and m.id = v.model_id and m.name = ${name}`;
    const place = { name, version: "1" };
    const update = send("PATCH", "model-versions/update", { ...place, description: "other" });
    expect(await codeOf(update)).toBe("400 INVALID_PARAMETER_VALUE");
    await expect(
      owner`update model_version v set source = 's3://other' from registered_model m
        where m.org_id = v.org_id and m.id = v.model_id and m.name = ${name}`,
    ).rejects.toThrow(/frozen/);
    const stage = { ...place, stage: "Production" };
    expect(await codeOf(client.post("model-versions/transition-stage", stage))).toBe("200");
  });
});

describe("stages", () => {
  test("move one version and archive those that were there", async () => {
    const name = await make("staged", 3);
    const move = (version: string, stage: string, archive_existing_versions = false) =>
      client.post("model-versions/transition-stage", {
        name,
        version,
        stage,
        archive_existing_versions,
      });
    await move("1", "production");
    const second = await move("2", "Production", true);
    expect(second.json).toMatchObject({ model_version: { current_stage: "Production" } });
    expect((await get(name, "1")).json).toMatchObject({
      model_version: { current_stage: "Archived" },
    });
    const latest = await client.post("registered-models/get-latest-versions", { name });
    expect(latest.json["model_versions"]).toMatchObject([
      { version: "1", current_stage: "Archived" },
      { version: "2", current_stage: "Production" },
      { version: "3", current_stage: "None" },
    ]);
    const path = "registered-models/get-latest-versions?stages=Production&stages=None";
    const asked = await client.get(`${path}&name=${name}&x`, {});
    expect(asked.json["model_versions"]).toHaveLength(2);
    expect(await codeOf(move("1", "Live"))).toBe("400 INVALID_PARAMETER_VALUE");
    expect(await codeOf(move("1", "Archived", true))).toBe("400 INVALID_PARAMETER_VALUE");
  });
});

describe("searching versions", () => {
  test("finds by name, number, run and tag; the newest first, page by page", async () => {
    const name = await make("searched", 3);
    const run_id = await run("mlflow-artifacts:/0/v/artifacts");
    await create({ name, source: "s3://b/m", run_id, tags: [{ key: "t", value: "1" }] });
    const search = async (filter: string, more: Record<string, string> = {}) => {
      const asked = { filter: `name = '${name}' AND ${filter}`, ...more };
      const { json } = await client.get("model-versions/search", asked);
      const versions: unknown = json["model_versions"] ?? [];
      const numbers = Array.isArray(versions)
        ? versions.map((one) => String(Reflect.get(Object(one), "version")))
        : [];
      return { numbers: numbers.join(""), token: json["next_page_token"] };
    };
    expect((await search("version_number > 0")).numbers).toBe("4321");
    expect((await search("version_number <= 2")).numbers).toBe("21");
    expect((await search(`run_id = '${run_id}'`)).numbers).toBe("4");
    expect((await search(`run_id IN ('${run_id}', 'x')`)).numbers).toBe("4");
    expect((await search("tags.t = '1'")).numbers).toBe("4");
    expect((await search("source_path = 's3://bucket/0'")).numbers).toBe("1");
    const order_by = "version_number ASC";
    const first = await search("version_number > 0", { max_results: "3", order_by });
    expect(first.numbers).toBe("123");
    const rest = { max_results: "3", order_by, page_token: String(first.token) };
    expect(await search("version_number > 0", rest)).toEqual({ numbers: "4" });
    const filter = "version_number = 'x'";
    expect(await codeOf(client.get("model-versions/search", { filter }))).toBe(
      "400 INVALID_PARAMETER_VALUE",
    );
  });
});
