import { describe, expect, test } from "vitest";
import { answerTrpc } from "./answer";

const at = "http://localhost:3000/api/trpc/";
const ours = { "x-cairn": "1", "content-type": "application/json" };

const codeOf = async (answer: Response): Promise<string> => {
  const body = await answer.json();
  const [first] = Array.isArray(body) ? body : [body];
  return first.error.json.data.code;
};

describe("the pages' door", () => {
  test("does not answer without the header that only our own pages can send", async () => {
    for (const headers of [{}, { "x-cairn": "0" }, { "content-type": "text/plain" }]) {
      const answer = await answerTrpc(new Request(`${at}identity.listTeams`, { headers }));
      expect([answer.status, answer.headers.get("cache-control")]).toEqual([403, "no-store"]);
    }
  });

  test("asks whoever is not signed in to sign in, and is never kept by a cache", async () => {
    const answer = await answerTrpc(
      new Request(`${at}identity.listTeams?input={}`, { headers: ours }),
    );
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([401, "no-store"]);
    expect(await codeOf(answer)).toBe("UNAUTHORIZED");
  });

  test("changes nothing by GET, alone or in a batch", async () => {
    for (const path of [
      `identity.createTeam?input=${encodeURIComponent('{"json":{"name":"X"}}')}`,
      "identity.createTeam,identity.createTeam?batch=1&input={}",
    ]) {
      const answer = await answerTrpc(new Request(at + path, { headers: ours }));
      expect(await codeOf(answer)).toBe("METHOD_NOT_SUPPORTED");
    }
  });

  test("takes twenty calls at once and no more", async () => {
    const batch = (count: number) =>
      answerTrpc(
        new Request(
          `${at}${Array.from({ length: count }, () => "identity.listTeams").join(",")}?batch=1`,
          {
            method: "POST",
            headers: ours,
            body: "{}",
          },
        ),
      );
    expect(await codeOf(await batch(20))).toBe("UNAUTHORIZED");
    const over = await batch(21);
    expect([over.status, await codeOf(over)]).toEqual([400, "BAD_REQUEST"]);
  });
});
