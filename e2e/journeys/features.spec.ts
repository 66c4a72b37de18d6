import { mustWork } from "../admin";
import { tokenFor } from "../compat/token";
import { expect, furnished, test } from "../fixtures";
import { registerModel } from "../registered-models";
import { logRuns } from "../tracked-runs";

// One story in order: each step stands on the one before.
test.describe.configure({ mode: "serial" });

const seen = "parcel_kilometres";
const unseen = "parcel_weekday";

test("columns of a signature become features at a press, and one that training never had is named", async ({
  adminPage,
}) => {
  const { request } = adminPage;
  const token = await tokenFor(request, furnished().origin);
  const headers = { authorization: `Bearer ${token}` };
  const { experimentId, runIds } = await logRuns(request, {
    token,
    experiment: "Parcels",
    runs: [{ name: "first", params: { depth: "3" }, accuracy: [0.5, 0.7] }],
  });
  const runId = runIds[0] ?? "";
  const schema = JSON.stringify({ mlflow_colspec: [{ type: "double", name: seen }] });
  const dataset = { name: "parcels", digest: "d1", source_type: "http", source: "{}", schema };
  const datasets = [{ dataset, tags: [{ key: "mlflow.data.context", value: "training" }] }];
  const post = async (path: string, data: object) =>
    mustWork(await request.post(`/api/2.0/mlflow/${path}`, { data, headers }));
  await post("runs/log-inputs", { run_id: runId, datasets });
  const columns = [seen, unseen];
  const version = await registerModel(request, {
    token,
    name: "parcel-delay",
    runId,
    experimentId,
    columns,
  });
  await post("registered-models/alias", { name: "parcel-delay", alias: "champion", version });

  await adminPage.goto("/");
  await adminPage.getByRole("link", { name: "Features", exact: true }).click();
  await expect(
    adminPage.getByText(/columns? of signatures (is|are) not described yet/),
  ).toBeVisible();
  await adminPage.getByRole("button", { name: /^Describe (all|the first)/ }).click();
  await expect(adminPage.getByText(/features? made\. Say who answers/)).toBeVisible();
  await expect(adminPage.getByText(/not described yet/)).toBeHidden();
  const filter = adminPage.getByRole("combobox", { name: /filter/i });
  await filter.fill("parcel_ use:skewed");
  await filter.press("Enter");
  await expect(adminPage.getByRole("link", { name: unseen })).toBeVisible();
  await expect(adminPage.getByRole("link", { name: seen })).toBeHidden();
  await adminPage.getByRole("link", { name: unseen }).click();
  await expect(adminPage.getByRole("heading", { level: 1, name: unseen })).toBeVisible();
  await expect(adminPage.getByText("Used in serving, never seen in training")).toBeVisible();
  await expect(
    adminPage.getByRole("row", { name: /parcel-delay 1.+In use.+Never seen/ }),
  ).toBeVisible();
});

test("what it says, where it comes from and how fresh it is are told where it stands", async ({
  adminPage,
}) => {
  await adminPage.goto(`/features/${unseen}`);
  await adminPage.getByRole("button", { name: "Edit facts" }).click();
  await adminPage.getByLabel("What it is about").fill("parcel");
  await adminPage.getByLabel("Comes from").fill("parcels");
  await adminPage.getByRole("button", { name: "Save facts" }).click();
  await expect(adminPage.getByText(/Line 1 names no column/).first()).toBeVisible();
  await adminPage.getByLabel("Comes from").fill("parcels: handed_over_at");
  await adminPage.getByLabel("Never older than").fill("2");
  await adminPage.getByLabel("Is it in training?").selectOption("Yes");
  await adminPage.getByRole("button", { name: "Save facts" }).click();
  await expect(adminPage.getByText("The facts are saved.")).toBeVisible();
  await expect(adminPage.getByText("At most 2 hours old")).toBeVisible();
  await expect(adminPage.getByText("handed_over_at")).toBeVisible();
  await expect(adminPage.getByText("Used in serving, never seen in training")).toBeHidden();
});

test("a feature is taken out and put back with all that was said of it", async ({ adminPage }) => {
  await adminPage.goto(`/features/${unseen}`);
  await adminPage.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(adminPage.getByText(`${unseen} is taken out of the catalogue.`)).toBeVisible();
  await adminPage.getByRole("button", { name: "Undo" }).click();
  await expect(adminPage.getByText(`${unseen} is back.`)).toBeVisible();
  await adminPage.goto(`/features/${unseen}`);
  await expect(adminPage.getByText("At most 2 hours old")).toBeVisible();
});
