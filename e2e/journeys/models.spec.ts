import { tokenFor } from "../compat/token";
import { expect, furnished, test } from "../fixtures";
import { registerModel } from "../registered-models";
import { logRuns } from "../tracked-runs";
import { tabTo } from "./keys";

// One story in order: each step stands on the one before.
test.describe.configure({ mode: "serial" });

const name = "parcel-delays";

test("two runs are registered; the model says what is in use, and an alias is moved by keyboard with a reason", async ({
  adminPage,
}) => {
  const { origin } = furnished();
  const token = await tokenFor(adminPage.request, origin);
  const { experimentId, runIds } = await logRuns(adminPage.request, {
    token,
    experiment: "Parcel delays",
    runs: [
      { name: "first", params: { depth: "3" }, accuracy: [0.7] },
      { name: "second", params: { depth: "9" }, accuracy: [0.9] },
    ],
  });
  for (const [at, runId] of runIds.entries()) {
    const columns = at === 0 ? ["distance"] : ["distance", "weight"];
    await registerModel(adminPage.request, { token, name, runId, experimentId, columns });
  }
  await adminPage.goto("/models");
  await adminPage.getByRole("link", { name, exact: true }).click();
  await expect(adminPage.getByText("No alias points at any of 2 versions")).toBeVisible();

  await tabTo(adminPage, adminPage.getByRole("button", { name: "Set an alias" }));
  await adminPage.keyboard.press("Enter");
  const dialog = adminPage.getByRole("dialog", { name: "Set an alias" });
  await dialog.getByRole("textbox", { name: /^Alias/ }).pressSequentially("champion");
  await dialog.getByRole("textbox", { name: /^Version/ }).pressSequentially("1");
  await dialog.getByRole("textbox", { name: /^Why/ }).pressSequentially("The first one");
  await adminPage.keyboard.press("Tab");
  await dialog.getByRole("button", { name: "Set alias" }).press("Enter");
  await expect(adminPage.getByText("champion is version 1 of 2 versions")).toBeVisible();
});

test("the page of a version tells what is missing to build it again, and how it differs from another", async ({
  adminPage,
}) => {
  await adminPage.goto(`/models/${name}`);
  await adminPage.getByRole("link", { name: "Version 2" }).click();
  await expect(
    adminPage.getByText("Cannot be built again: 3 of 9 facts are missing"),
  ).toBeVisible();
  await expect(adminPage.getByText("The git commit of its code")).toBeVisible();
  await expect(adminPage.getByRole("rowheader", { name: "weight" })).toBeVisible();
  const link = adminPage.getByRole("link", { name: "conda.yaml" });
  const [download] = await Promise.all([adminPage.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("conda.yaml");
  await adminPage.getByRole("link", { name: "version 1 (champion)" }).click();
  await expect(
    adminPage.getByText("Differs from version 1: 1 in metrics, 1 in parameters, 1 in signature"),
  ).toBeVisible();
});

test("a version is frozen for good without a mouse", async ({ adminPage }) => {
  await adminPage.goto(`/models/${name}/versions/2`);
  await tabTo(adminPage, adminPage.getByRole("button", { name: "Freeze", exact: true }));
  await adminPage.keyboard.press("Enter");
  await adminPage
    .getByRole("dialog", { name: "Freeze version 2" })
    .getByRole("button", { name: "Freeze for good" })
    .press("Enter");
  await expect(adminPage.getByText("and is frozen.")).toBeVisible();
  await expect(adminPage.getByRole("button", { name: "Write a description" })).toBeHidden();
});

test("a model is found by its name, deleted and brought back", async ({ adminPage }) => {
  await adminPage.goto(`/search?q=${name}`);
  await expect(adminPage.getByRole("heading", { name: "Models: 1" })).toBeVisible();
  await adminPage.getByRole("link", { name, exact: true }).click();
  await adminPage.getByRole("button", { name: "Delete" }).click();
  await expect(adminPage.getByRole("heading", { level: 1, name: "Models" })).toBeVisible();
  await adminPage.getByRole("button", { name: "Undo" }).last().click();
  await expect(adminPage.getByText("champion is version 1 of 2 versions")).toBeVisible();
});
