import type { Page } from "playwright/test";
import { expect, furnished, test } from "../fixtures";
import { tokenFor } from "./token";
import { type Environment, newest, older, pythonWith, runScript } from "./python";

/** What teams have installed. */
const releases = [
  { release: "3.17.2", environment: newest },
  { release: "2.22.5", environment: older },
] as const;

/** Runs a script of `scripts` with the client as PyPI has it. */
async function judge(page: Page, environment: Environment, file: string): Promise<string> {
  test.setTimeout(480_000);
  const python = await pythonWith(environment);
  const reason = python.kind === "missing" ? python.reason : null;
  test.skip(reason !== null, reason ?? "");
  const { origin } = furnished();
  const token = await tokenFor(page.request, origin);
  const command = python.kind === "ready" ? python.command : "";
  return (await runScript(command, { file, origin, token })).said;
}

for (const { release, environment } of releases) {
  for (const file of ["tracking.py", "registry.py"]) {
    test(`MLflow ${release}, unchanged: ${file.replace(".py", "")}`, async ({ adminPage }) => {
      expect(await judge(adminPage, environment, file)).toContain(`done ${release}`);
    });
  }
}

test("a training script that knows nothing of Cairn shows up complete", async ({ adminPage }) => {
  expect(await judge(adminPage, newest, "train.py")).toMatch(/done [0-9a-f]{32}/);
});
