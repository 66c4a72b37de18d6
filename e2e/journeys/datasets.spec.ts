import { expect, test } from "../fixtures";

// One story in order: each step stands on the one before.
test.describe.configure({ mode: "serial" });

const name = `Parcels ${Date.now()}`;
const first =
  "parcel,weight,city,sent\n1,2.5,Ulm,2026-11-01\n2,,Bonn,2026-11-02\n3,7.5,Ulm,2026-11-03\n";
const second = "parcel,weight,city\n1,heavy,Ulm\n2,light,Bonn\n";

test("a CSV is looked into, shown and accepted, and its profile is read", async ({ adminPage }) => {
  await adminPage.goto("/");
  await adminPage.getByRole("link", { name: "Datasets", exact: true }).click();
  await adminPage.getByRole("button", { name: "Upload a file" }).click();
  const dialog = adminPage.getByRole("dialog");
  await dialog.getByLabel("Dataset").fill(name);
  const file = { name: "parcels.csv", mimeType: "text/csv", buffer: Buffer.from(first) };
  await dialog.getByLabel("File").setInputFiles(file);
  await dialog.getByRole("button", { name: "Look into it" }).click();
  await expect(dialog.getByText(/3 rows in 4 columns.+CSV/)).toBeVisible();
  await dialog.getByRole("button", { name: "Accept as a version" }).click();
  await expect(
    adminPage.getByRole("heading", { level: 1, name: `${name}, version 1` }),
  ).toBeVisible();
  await expect(adminPage.getByRole("row", { name: /weight.+number.+1 \(33/ })).toBeVisible();
  await expect(adminPage.getByRole("row", { name: /city.+string.+Ulm ×2/ })).toBeVisible();
});

test("a second file with another schema says what breaks, and what changed is read", async ({
  adminPage,
}) => {
  await adminPage.goto(`/datasets/${encodeURIComponent(name)}`);
  await adminPage.getByRole("button", { name: "Upload a version" }).click();
  const dialog = adminPage.getByRole("dialog");
  const file = { name: "parcels.csv", mimeType: "text/csv", buffer: Buffer.from(second) };
  await dialog.getByLabel("File").setInputFiles(file);
  await dialog.getByRole("button", { name: "Look into it" }).click();
  await dialog.getByRole("button", { name: "Accept as a version" }).click();
  await expect(
    adminPage.getByText(/2 rows; 3 schema changes since version 1, 2 breaking/),
  ).toBeVisible();
  await expect(adminPage.getByText("sent (date) is gone")).toBeVisible();
  await expect(adminPage.getByText("weight is string instead of number")).toBeVisible();
  await adminPage.getByRole("link", { name, exact: true }).click();
  await expect(adminPage.getByText(/1 breaking schema change in 90 days/)).toBeVisible();
});

test("a file that cannot be read says on which line, and makes no version", async ({
  adminPage,
}) => {
  await adminPage.goto(`/datasets/${encodeURIComponent(name)}?create=upload`);
  const dialog = adminPage.getByRole("dialog");
  const file = { name: "bad.csv", mimeType: "text/csv", buffer: Buffer.from('a,b\n"1,2\n') };
  await dialog.getByLabel("File").setInputFiles(file);
  await dialog.getByRole("button", { name: "Look into it" }).click();
  await expect(dialog.getByText(/begins on line 2/)).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(adminPage.getByText("Versions: 2")).toBeVisible();
});

test("people say what it is made from, tag it and describe a column; each can be taken back", async ({
  adminPage,
}) => {
  await adminPage.goto(`/datasets/${encodeURIComponent(name)}`);
  await adminPage.getByRole("button", { name: "Add tag" }).click();
  const dialog = adminPage.getByRole("dialog");
  await dialog.getByLabel("Tag").fill("depot");
  await dialog.getByLabel("Value").fill("Ulm");
  await adminPage.keyboard.press("Enter");
  await expect(adminPage.getByText("depot: Ulm")).toBeVisible();
  await adminPage.getByRole("button", { name: "Remove tag depot" }).click();
  await expect(adminPage.getByText("depot: Ulm")).toHaveCount(0);
  await adminPage.getByRole("button", { name: "Undo" }).last().click();
  await expect(adminPage.getByText("depot: Ulm")).toBeVisible();

  await adminPage.getByRole("button", { name: "Edit origins" }).click();
  await dialog.getByLabel("Datasets").fill("nobody made this");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText(/No dataset here has, or had, the name/).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await adminPage.goto(`/datasets/${encodeURIComponent(name)}/versions/2`);
  await adminPage.getByRole("button", { name: "Describe city" }).click();
  await dialog.getByLabel("Note").fill("Where the parcel was handed in.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(adminPage.getByText("Where the parcel was handed in.")).toBeVisible();
});

test("a published description becomes a dataset, and what is not kept is named", async ({
  adminPage,
}) => {
  const published = {
    "@type": "sc:Dataset",
    conformsTo: "http://mlcommons.org/croissant/1.1",
    name: `${name} published`,
    citeAs: "Nobody, 2026",
    recordSet: { name: "rows", field: [{ name: "id", dataType: "sc:Integer" }] },
  };
  await adminPage.goto("/datasets?create=croissant");
  const dialog = adminPage.getByRole("dialog");
  await dialog.getByLabel("Description").fill(JSON.stringify(published));
  await dialog.getByRole("button", { name: "Import it" }).click();
  await expect(adminPage.getByText(/version 1, is entered\. Not kept: citeAs\./)).toBeVisible();
  await expect(
    adminPage.getByRole("heading", { level: 1, name: `${name} published, version 1` }),
  ).toBeVisible();
});

test("a contract is attached from a file, detached and brought back", async ({ adminPage }) => {
  const contract =
    "apiVersion: v3.1.0\nkind: DataContract\nid: parcels\nversion: 1.0.0\nstatus: active\n";
  await adminPage.goto(`/datasets/${encodeURIComponent(name)}`);
  await adminPage.getByRole("button", { name: "Attach" }).click();
  const dialog = adminPage.getByRole("dialog");
  const file = { name: "c.yaml", mimeType: "application/yaml", buffer: Buffer.from(contract) };
  await dialog.getByLabel("File").setInputFiles(file);
  await dialog.getByRole("button", { name: "Attach it" }).click();
  await expect(adminPage.getByText("parcels, version 1.0.0, active")).toBeVisible();
  await adminPage.getByRole("button", { name: "Detach" }).click();
  await expect(adminPage.getByText("None is attached.")).toBeVisible();
  await adminPage.getByRole("button", { name: "Undo" }).last().click();
  await expect(adminPage.getByText("parcels, version 1.0.0, active")).toBeVisible();
});
