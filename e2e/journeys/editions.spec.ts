import { expect, test } from "../fixtures";

test("a team sees both editions of a framework, and why the scores can differ", async ({
  adminPage,
}) => {
  await adminPage.goto("/maturity/demo-card-fraud?framework=microsoft-2020");
  await adminPage.getByRole("link", { name: "Other edition" }).click();
  const year = (edition: string) =>
    adminPage.getByRole("heading", { level: 2, name: new RegExp(`${edition}, version 1`) });
  await expect(year("2020")).toBeVisible();
  await expect(year("2025")).toBeVisible();
  await expect(adminPage.getByText("Claimed", { exact: true })).toHaveCount(2);
  await expect(
    adminPage.getByRole("heading", { level: 3, name: /^Asked only by the other: \d+/ }),
  ).toBeVisible();
  await expect(adminPage.getByText("All code is in version control.")).not.toHaveCount(0);
});

test("a framework without another edition offers none", async ({ adminPage }) => {
  await adminPage.goto("/maturity/demo-card-fraud?framework=google");
  await expect(adminPage.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(adminPage.getByRole("link", { name: "Other edition" })).toHaveCount(0);
});
