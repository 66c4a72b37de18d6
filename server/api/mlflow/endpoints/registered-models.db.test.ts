import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, codeOf, openClient, type Reply } from "../testing/client";

let client: Client;
beforeAll(async () => {
  client = await openClient();
});
afterAll(() => client.close());

const send = (method: "PATCH" | "DELETE", path: string, fields: Fields) =>
  client.send(path, { method, body: JSON.stringify(fields) });
type Fields = Readonly<Record<string, unknown>>;
const source = "s3://bucket/model";
const make = async (name: string, versions = 0): Promise<void> => {
  await client.post("registered-models/create", { name });
  for (let at = 0; at < versions; at += 1) {
    await client.post("model-versions/create", { name, source: `${source}/${at}` });
  }
};
const found = async (name: string) =>
  Object(
    Reflect.get((await client.get("registered-models/get", { name })).json, "registered_model"),
  );
const namesIn = ({ json }: Reply): string[] => {
  const models: unknown = json["registered_models"] ?? [];
  return Array.isArray(models) ? models.map((one) => String(Reflect.get(Object(one), "name"))) : [];
};

describe("a registered model", () => {
  test("has its name, description and tags, and no two have one name", async () => {
    const tags = [{ key: "team", value: "risk" }];
    const body = { name: "credit", description: "Scores", tags };
    const { json } = await client.post("registered-models/create", body);
    expect(json).toEqual({
      registered_model: {
        name: "credit",
        creation_timestamp: expect.any(Number),
        last_updated_timestamp: expect.any(Number),
        description: "Scores",
        tags,
      },
    });
    expect((await client.get("registered-models/get", { name: "credit" })).json).toEqual(json);
    expect(await codeOf(client.post("registered-models/create", body))).toBe(
      "400 RESOURCE_ALREADY_EXISTS",
    );
  });

  test.each(["", "  ", "a/b", "a:b", "..", ".", "x".repeat(257), "a\0b"])(
    "cannot be called %j",
    async (name) => {
      expect(await codeOf(client.post("registered-models/create", { name }))).toBe(
        "400 INVALID_PARAMETER_VALUE",
      );
    },
  );

  test("asked for twenty times at once is made once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        codeOf(client.post("registered-models/create", { name: "race" })),
      ),
    );
    expect(answers.filter((answer) => answer === "200")).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(["200", "400 RESOURCE_ALREADY_EXISTS"]));
  });

  test("renamed is found by both names until another one takes the old one", async () => {
    await make("before", 1);
    const renamed = await client.post("registered-models/rename", {
      name: "before",
      new_name: "after",
    });
    expect(renamed.json).toMatchObject({
      registered_model: { name: "after", latest_versions: [{ name: "after", version: "1" }] },
    });
    expect(await found("before")).toMatchObject({ name: "after", renamed_from: "before" });
    const next = await client.post("model-versions/create", { name: "before", source });
    expect(next.json).toMatchObject({ model_version: { name: "after", version: "2" } });
    await make("before");
    expect(await found("before")).not.toHaveProperty("renamed_from");
    expect(
      await codeOf(client.post("registered-models/rename", { name: "before", new_name: "after" })),
    ).toBe("400 RESOURCE_ALREADY_EXISTS");
  });

  test("deleted is gone for its readers and gives its name free", async () => {
    await make("gone", 2);
    expect(await codeOf(send("DELETE", "registered-models/delete", { name: "gone" }))).toBe("200");
    expect(await codeOf(client.get("registered-models/get", { name: "gone" }))).toBe(
      "404 RESOURCE_DOES_NOT_EXIST",
    );
    expect(await codeOf(client.get("model-versions/get", { name: "gone", version: "1" }))).toBe(
      "404 RESOURCE_DOES_NOT_EXIST",
    );
    await make("gone", 1);
    expect(await found("gone")).toMatchObject({ latest_versions: [{ version: "1" }] });
  });

  test("takes a description and tags; a tag that is not there is removed without complaint", async () => {
    await make("edited");
    const description = "New";
    await send("PATCH", "registered-models/update", { name: "edited", description });
    const tag = { name: "edited", key: "a/b c", value: "x".repeat(100_000) };
    expect(await codeOf(client.post("registered-models/set-tag", tag))).toBe("200");
    expect(
      await codeOf(client.post("registered-models/set-tag", { ...tag, value: `${tag.value}x` })),
    ).toBe("400 INVALID_PARAMETER_VALUE");
    expect(await found("edited")).toMatchObject({
      description,
      tags: [{ key: "a/b c", value: tag.value }],
    });
    const remove = () => codeOf(send("DELETE", "registered-models/delete-tag", tag));
    expect([await remove(), await remove()]).toEqual(["200", "200"]);
  });
});

describe("an alias", () => {
  const setTo = (name: string, alias: unknown, version: unknown) =>
    codeOf(client.post("registered-models/alias", { name, alias, version }));

  test("means one version at a time, and none when it is removed", async () => {
    await make("aliased", 2);
    expect(await setTo("aliased", "champion", "1")).toBe("200");
    const named = { name: "aliased", alias: "champion" };
    const meant = async () =>
      (await client.get("registered-models/alias", named)).json["model_version"];
    expect(await meant()).toMatchObject({ version: "1", aliases: ["champion"] });
    expect(await setTo("aliased", "champion", 2)).toBe("200");
    expect(await meant()).toMatchObject({ version: "2" });
    expect(await found("aliased")).toMatchObject({
      aliases: [{ alias: "champion", version: "2" }],
    });
    const remove = () => codeOf(send("DELETE", "registered-models/alias", named));
    expect([await remove(), await remove()]).toEqual(["200", "200"]);
    expect(await codeOf(client.get("registered-models/alias", named))).toBe(
      "400 INVALID_PARAMETER_VALUE",
    );
  });

  test("latest means the highest version and can be given to none", async () => {
    await make("newest", 2);
    const { json } = await client.get("registered-models/alias", {
      name: "newest",
      alias: "Latest",
    });
    expect(json).toMatchObject({ model_version: { version: "2" } });
  });

  test.each(["", "latest", "LATEST", "v1", "V12", "a b", "a/b", "ü", "x".repeat(256)])(
    "cannot be called %j",
    async (alias) => {
      await make("strict", 1);
      expect(await setTo("strict", alias, "1")).toBe("400 INVALID_PARAMETER_VALUE");
    },
  );

  test.each([undefined, null, "", "none", "one", 0, -1, 1.5])(
    "is refused for version %j",
    async (version) => {
      await make("strict", 1);
      expect(await setTo("strict", "champion", version)).toBe("400 INVALID_PARAMETER_VALUE");
    },
  );

  test("moved twenty times at once ends on one version, without a gap in its history", async () => {
    await make("contested", 3);
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => setTo("contested", "champion", (at % 3) + 1)),
    );
    const rows = await client.world.owner<{ from: Date; to: Date | null }[]>`
      select a.valid_from as "from", a.valid_to as "to" from alias_assignment a
      join registered_model m on m.org_id = a.org_id and m.id = a.model_id
      where m.name = 'contested' order by a.valid_from, a.valid_to nulls last`;
    expect(rows.filter(({ to }) => to === null)).toHaveLength(1);
    for (const [at, { to }] of rows.slice(0, -1).entries()) expect(to).toEqual(rows[at + 1]?.from);
  });
});

describe("searching models", () => {
  test("finds by name and tag, in an order, page by page", async () => {
    for (const name of ["s-c", "s-a", "s-b"]) await make(name);
    await client.post("registered-models/set-tag", { name: "s-b", key: "team", value: "x" });
    const search = (query: Record<string, string>) =>
      client.get("registered-models/search", { filter: "name LIKE 's-%'", ...query });
    expect(namesIn(await search({}))).toEqual(["s-a", "s-b", "s-c"]);
    expect(namesIn(await search({ order_by: "name DESC" }))).toEqual(["s-c", "s-b", "s-a"]);
    expect(namesIn(await search({ order_by: "timestamp DESC" }))).toEqual(["s-b", "s-a", "s-c"]);
    expect(namesIn(await search({ filter: "tags.team = 'x'" }))).toEqual(["s-b"]);
    const first = await search({ max_results: "2" });
    const token = String(first.json["next_page_token"]);
    expect(namesIn(first)).toEqual(["s-a", "s-b"]);
    const second = await search({ max_results: "2", page_token: token });
    expect([namesIn(second), second.json["next_page_token"]]).toEqual([["s-c"], undefined]);
    const offset = Buffer.from('{"offset": 1}').toString("base64");
    expect(namesIn(await search({ page_token: offset }))).toEqual(["s-b", "s-c"]);
  });

  test("leaves prompts out, unless they are asked for", async () => {
    const tags = [{ key: "mlflow.prompt.is_prompt", value: "true" }];
    await client.post("registered-models/create", { name: "p-prompt", tags });
    await make("p-model");
    const search = async (filter: string) =>
      namesIn(await client.get("registered-models/search", { filter }));
    const tag = "tag.`mlflow.prompt.is_prompt`";
    expect(await search("name LIKE 'p-%'")).toEqual(["p-model"]);
    expect(await search(`name LIKE 'p-%' AND ${tag} != 'true'`)).toEqual(["p-model"]);
    expect(await search(`name LIKE 'p-%' AND ${tag} = 'true'`)).toEqual(["p-prompt"]);
  });

  test.each([
    { filter: "nothing = 'x'" },
    { filter: "name = x" },
    { filter: "name LIKE 'x" },
    { order_by: "nothing" },
    { order_by: "name SIDEWAYS" },
    { max_results: "0" },
    { max_results: "1001" },
    { page_token: "x" },
    { page_token: Buffer.from('{"after":["a"]}').toString("base64").replace("e", "f") },
    { page_token: Buffer.from('{"after":["a","b"]}').toString("base64") },
    { page_token: Buffer.from('{"offset":-1}').toString("base64") },
  ])("%j is refused", async (query) => {
    expect(await codeOf(client.get("registered-models/search", query))).toBe(
      "400 INVALID_PARAMETER_VALUE",
    );
  });

  test.each(["%", "_", "\\", "a\\", "%\\%", "'' OR 1=1"])(
    "a pattern of %j is only a pattern",
    async (pattern) => {
      const filter = `name LIKE "${pattern}"`;
      expect(await codeOf(client.get("registered-models/search", { filter }))).toBe("200");
    },
  );
});
