import { database } from "~/db/client";
import { organisations } from "~/db/schema/identity";
import { type Context, vouchForOrg } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { log } from "~/server/core/log";
import { prepareOrganisation } from "~/server/identity/commands/prepare-organisation";
import { loadDemo } from "~/server/maturity/commands/load-demo";

const contextOf = (orgId: string): Context => ({
  actor: { kind: "system", job: "start with demonstration" },
  orgId: vouchForOrg(orgId),
  requestId: newId(),
  log,
  now: () => new Date(),
});

/** What happened to it in one organisation, as a sentence. */
async function loadFor(orgId: string): Promise<string> {
  try {
    const { teams } = await loadDemo.run(contextOf(orgId), {});
    return `The demonstration is loaded: ${teams.length} invented teams, removed again with one press on any page.`;
  } catch (problem) {
    if (problem instanceof DomainError) return problem.message;
    throw problem;
  }
}

/**
 * Sees to it that every organisation has the demonstration. Where nobody has set Cairn up yet, an organisation is
 * prepared for it; whoever opens the set-up link becomes its admin and gives it their name. Returns what to tell the
 * person at the terminal.
 */
export async function provideDemo(): Promise<string[]> {
  const known = await database().read({ "app.identity": "on" }, (db) =>
    db.select({ id: organisations.id }).from(organisations),
  );
  const ids = known.length > 0 ? known.map(({ id }) => id) : [await prepareOrganisation()];
  const said = new Set<string>();
  for (const id of ids) said.add(await loadFor(id));
  return [...said];
}
