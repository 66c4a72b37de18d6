import type { APIRequestContext } from "playwright/test";
import { mustWork, ownPage } from "../admin";
import { expect, furnished, test } from "../fixtures";
import { startMlflow } from "./mlflow-server";
import { newest, pythonWith } from "./python";

/** Runs the server is filled with; 10,000 by IMPORT_RUNS=10000. */
const runs = Number(process.env["IMPORT_RUNS"] ?? "200");
const minutes = 60_000;

type Job = {
  readonly phase: string;
  readonly status: string;
  readonly problem: string;
  readonly found: Readonly<Record<string, number>>;
  readonly brought: readonly {
    readonly kind: string;
    readonly how: string;
    readonly count: number;
    readonly removed: number;
  }[];
};

/** Calls a command as the pages do. */
async function command(
  request: APIRequestContext,
  name: string,
  json: object,
): Promise<{ id: string }> {
  const headers = ownPage(furnished().origin);
  const answer = await mustWork(
    await request.post(`/api/trpc/imports.${name}`, { data: { json }, headers }),
  );
  return (await answer.json()).result.data.json;
}

async function ended(request: APIRequestContext, id: string): Promise<Job> {
  const read = async (): Promise<Job> =>
    (await mustWork(await request.get(`/api/v1/imports/${id}`))).json();
  await expect
    .poll(async () => (await read()).status, { timeout: 15 * minutes, intervals: [1000] })
    .toMatch(/done|failed/);
  return read();
}

test("a real MLflow server is looked over, imported whole, and taken back", async ({
  adminPage,
}) => {
  test.setTimeout(30 * minutes);
  const python = await pythonWith(newest);
  const reason = python.kind === "missing" ? python.reason : null;
  test.skip(reason !== null, reason ?? "");
  const mlflow = await startMlflow(python.kind === "ready" ? python.command : "", runs);
  const { request } = adminPage;
  try {
    const { id } = await command(request, "createImport", {
      source: "mlflow",
      address: mlflow.address,
    });
    // Every hundredth is deleted there; three more come from the client.
    const active = runs - Math.floor(runs / 100) + 3;
    const look = await ended(request, id);
    expect([look.problem, look.found["run"], look.found["version"]]).toEqual(["", active, 2]);
    await command(request, "startImport", {
      importId: id,
      experimentClash: "rename",
      modelClash: "rename",
    });
    const done = await ended(request, id);
    const made = Object.fromEntries(
      done.brought.flatMap(({ kind, how, count }) => (how === "made" ? [[kind, count]] : [])),
    );
    expect([
      done.problem,
      made["run"],
      made["logged-model"],
      made["version"],
      made["file"],
    ]).toEqual(["", active, 3, 2, 21]);
    await command(request, "undoImport", { importId: id });
    const undone = await ended(request, id);
    expect(
      undone.brought.filter(({ how, count, removed }) => how === "made" && count !== removed),
    ).toEqual([]);
  } finally {
    await mlflow.stop();
  }
});
