import type { Page } from "playwright/test";
import { expect, furnished, test } from "../fixtures";
import { tokenFor } from "./token";
import { pythonWith, runScript } from "./python";

/** The newest release and the last of the 2.x line: what teams have installed. */
const releases = [
  { release: "3.17.2", packages: ["mlflow-skinny==3.17.2"] },
  { release: "2.22.5", packages: ["mlflow-skinny==2.22.5"] },
] as const;

const learning = ["numpy==2.4.6", "pandas==3.1.1", "scikit-learn==1.9.1", "skops==0.16.0"];

/** Runs a script of `scripts` with the client as PyPI has it. */
async function judge(
  page: Page,
  { name, packages, file }: { name: string; packages: readonly string[]; file: string },
): Promise<string> {
  test.setTimeout(480_000);
  const python = await pythonWith(name, packages);
  const reason = python.kind === "missing" ? python.reason : null;
  test.skip(reason !== null, reason ?? "");
  const { origin } = furnished();
  const token = await tokenFor(page.request, origin);
  const command = python.kind === "ready" ? python.command : "";
  return (await runScript(command, { file, origin, token })).said;
}

for (const { release, packages } of releases) {
  for (const file of ["tracking.py", "registry.py"]) {
    test(`MLflow ${release}, unchanged: ${file.replace(".py", "")}`, async ({ adminPage }) => {
      const said = await judge(adminPage, { name: `mlflow-${release}`, packages, file });
      expect(said).toContain(`done ${release}`);
    });
  }
}

test("a training script that knows nothing of Cairn shows up complete", async ({ adminPage }) => {
  const packages = ["mlflow-skinny==3.17.2", ...learning];
  const said = await judge(adminPage, { name: "mlflow-sklearn", packages, file: "train.py" });
  expect(said).toMatch(/done [0-9a-f]{32}/);
});
