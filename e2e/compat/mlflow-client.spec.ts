import { furnished, expect, test } from "../fixtures";
import { tokenFor } from "./token";
import { pythonWith, runScript } from "./python";

/** The newest release and the last of the 2.x line: what teams have installed. */
const releases = [
  { release: "3.17.2", packages: ["mlflow-skinny==3.17.2"] },
  { release: "2.22.5", packages: ["mlflow-skinny==2.22.5"] },
] as const;

for (const { release, packages } of releases) {
  for (const file of ["tracking.py", "registry.py"]) {
    test(`MLflow ${release}, unchanged, ${file.replace(".py", "")}`, async ({ adminPage }) => {
      test.setTimeout(480_000);
      const python = await pythonWith(`mlflow-${release}`, packages);
      test.skip(python.kind === "missing", python.kind === "missing" ? python.reason : "");
      if (python.kind === "missing") return;
      const { origin } = furnished();
      const token = await tokenFor(adminPage.request, origin);
      const { said } = await runScript(python.command, { file, origin, token });
      expect(said).toContain(`done ${release}`);
    });
  }
}
