import { expect, test } from "vitest";
import { ownDatabase } from "~/server/identity/testing/own-database";
import { setupInput, signedIn, tokenIn, trailOf, visitor } from "~/server/identity/testing/people";
import { checkSetup } from "~/server/identity/commands/check-setup";
import { completeSetup } from "~/server/identity/commands/complete-setup";
import { ensureSetupLink } from "~/server/identity/commands/ensure-setup-link";
import { findOrganisation } from "~/server/identity/queries/organisation";
import { listTeams } from "~/server/identity/queries/teams";
import { removeDemo } from "~/server/maturity/commands/remove-demo";
import { provideDemo } from "./demo";

ownDatabase();

// One story in order: an empty folder, a restart, the set-up, a removal, another start.
test("an empty Cairn starts with the demonstration, and the one-time link still makes the first admin", async () => {
  await expect(provideDemo()).resolves.toEqual([expect.stringContaining("5 invented teams")]);
  await expect(provideDemo()).resolves.toEqual([expect.stringContaining("loaded already")]);
  const token = tokenIn(await ensureSetupLink());
  await expect(checkSetup.run(visitor(), { token: "bad" })).resolves.toMatchObject({
    prepared: false,
  });
  await expect(checkSetup.run(visitor(), { token })).resolves.toEqual({
    state: "ready",
    prepared: true,
  });
  await completeSetup.run(visitor(), { ...setupInput, token });
  await expect(ensureSetupLink()).resolves.toBeNull();
});

test("the first admin finds the demonstration under the organisation's own name, and leads its teams", async () => {
  const ana = await signedIn(setupInput.email);
  const organisation = await findOrganisation.run(ana, {});
  expect(organisation).toMatchObject({
    name: setupInput.organisation,
    timeZone: setupInput.timeZone,
    currency: setupInput.currency,
    activeMembers: 1,
    teams: 5,
  });
  const { rows } = await listTeams.run(ana, { limit: 50 });
  expect(rows.every(({ isDemo, leads }) => isDemo && leads.includes(setupInput.name))).toBe(true);
  const entries = await trailOf(organisation.id, "maturity.load-demo");
  expect(entries.filter(({ outcome }) => outcome === "done")).toHaveLength(1);
});

test("a removed demonstration comes back at the next start with it, and not otherwise", async () => {
  const ana = await signedIn(setupInput.email);
  await expect(removeDemo.run(ana, {})).resolves.toEqual({ removed: 5 });
  await expect(provideDemo()).resolves.toEqual([expect.stringContaining("5 invented teams")]);
  const { rows } = await listTeams.run(ana, { limit: 50 });
  expect(rows.every(({ leads }) => leads.includes(setupInput.name))).toBe(true);
});
