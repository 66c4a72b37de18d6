import { filled, recorded, removed, settled } from "./assessor-fixtures";
import { ended } from "./campaign-fixtures";
import { reviewed } from "./document-fixtures";
import type { Side } from "./world";
import { fileOf, following, published } from "./framework-fixtures";
import { answered, framework } from "./maturity-fixtures";
import { moreFeatureQueries } from "./twin-features";
import { moreCardQueries } from "./twin-cards";
import { moreModelQueries } from "./twin-registry";
import { fullTeam, signed } from "./full-team";
import { runQueries } from "./twin-run-queries";

/** Further inputs of a procedure, one for each optional branch the matrix's fixture does not take. */
export type Inputs = readonly ((side: Side) => unknown)[];

const always = (...inputs: readonly unknown[]): Inputs => inputs.map((input) => () => input);

const slugOfFull = async (side: Side) => {
  const known = side.things.get("full slug") ?? (await fullTeam(side)).slug;
  side.things.set("full slug", known);
  return known;
};
const bySlug =
  (more: Readonly<Record<string, unknown>> = {}) =>
  async (side: Side) => ({ slug: await slugOfFull(side), ...more });

export const moreQueries: Readonly<Record<string, Inputs>> = {
  ...runQueries,
  ...moreFeatureQueries,
  ...moreModelQueries,
  ...moreCardQueries,
  "audit.listEvents": always({ limit: 3 }, { outcome: "done", subject: "team", limit: 2 }),
  "audit.verifyChain": [],
  "identity.listMembers": always(
    { limit: 2 },
    { limit: 2, sort: "email", direction: "desc" },
    { limit: 2, sort: "joined", role: "admin", status: "active" },
    { limit: 2, sort: "seen" },
  ),
  "identity.findMember": [(side) => ({ memberId: side.things.get("me") })],
  "identity.listTeams": always({ limit: 2 }),
  "identity.findTeam": [bySlug()],
  "identity.listTokens": always({ limit: 1 }, { usable: true }),
  "identity.listInvitations": always({ limit: 1 }, { usable: true }),
  "identity.pickMembers": always({ role: "admin" }),
  "maturity.listAssessments": [
    ...always({ limit: 2 }, { limit: 2, sort: "due" }, { framework, status: "open" }),
    async (side) => ({ team: await slugOfFull(side), search: "CANARY" }),
  ],
  "maturity.listMilestones": [bySlug({ limit: 1 }), bySlug({ framework })],
  "maturity.listImprovements": [bySlug({ limit: 1 }), bySlug({ status: "open" })],
  "maturity.findCampaign": [ended],
  "maturity.findFramework": [published],
  "maturity.findFrameworkDraft": [following],
  "maturity.frameworkEditor": [
    async (side) => ({ draft: await published(side) }),
    async (side) => ({ copyOf: (await published(side)).key }),
  ],
  "maturity.reviseFramework": [
    async (side) => ({
      text: fileOf({ ...(await published(side)), title: "Of the same version" }),
    }),
  ],
  "maturity.portfolio": always({ limit: 2 }, { search: "CANARY" }, { framework, limit: 2 }),
  "maturity.listCampaigns": always({ limit: 2 }, { status: "open", search: "CANARY", limit: 3 }),
  "maturity.heatmap": always({ framework, limit: 2 }, { framework, assessed: true, limit: 2 }),
  "maturity.teamResult": [bySlug({ framework })],
  "maturity.exportResult": [bySlug({ framework, format: "yaml" })],
  "maturity.disputesPage": [settled],
  "maturity.exportQuestionnaire": [
    async (side) => ({ assessmentId: (await answered(side)).assessmentId, format: "csv" }),
  ],
  "maturity.findAssessment": [
    async (side) => ({ assessmentId: (await signed(side)).assessmentId }),
    async (side) => ({ assessmentId: (await answered(side)).assessmentId }),
    filled,
    recorded,
    removed,
  ],
  "maturity.dimensionPage": [
    async (side) => ({ assessmentId: (await answered(side)).assessmentId, dimension: "pipeline" }),
    async (side) => ({ assessmentId: (await reviewed(side)).assessmentId, dimension: "pipeline" }),
  ],
};
