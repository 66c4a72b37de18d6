import { DomainError } from "~/server/core/errors";
import { prepareOrganisation } from "~/server/identity/commands/prepare-organisation";
import { loadDemo } from "~/server/maturity/commands/load-demo";
import { contextOfJob, everyOrganisation } from "./organisations";

/** What happened to it in one organisation, as a sentence. */
async function loadFor(orgId: string): Promise<string> {
  try {
    const { teams } = await loadDemo.run(contextOfJob("start with demonstration", orgId), {});
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
  const known = await everyOrganisation();
  const ids = known.length > 0 ? known : [await prepareOrganisation()];
  const said = new Set<string>();
  for (const id of ids) said.add(await loadFor(id));
  return [...said];
}
