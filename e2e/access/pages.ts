import type { APIRequestContext } from "playwright/test";
import { mustWork } from "../admin";
import { tokenFor } from "../compat/token";
import { defineFeature } from "../described-feature";
import { writeCard } from "../model-cards";
import { registerModel } from "../registered-models";
import { importTable } from "../import-file";
import { tellData } from "../told-data";
import { logRuns } from "../tracked-runs";

export type Visit = {
  readonly name: string;
  readonly path: string;
  /** Whom the page is for. */
  readonly by: "admin" | "visitor";
  /** What the document itself answers with, when that is not 200. */
  readonly status?: number;
};

const team = "demo-card-fraud";

/** Every page of the product. `{…}` stands for what only the running Cairn knows. */
export const pages: readonly Visit[] = [
  { name: "home", path: "/", by: "admin" },
  { name: "maturity", path: "/maturity", by: "admin" },
  { name: "result of a team", path: `/maturity/${team}?framework=five-levels`, by: "admin" },
  { name: "result without answers", path: `/maturity/${team}?framework=google`, by: "admin" },
  { name: "result by points", path: `/maturity/${team}?framework=ml-test-score`, by: "admin" },
  {
    name: "result by points with answers",
    path: "/maturity/demo-credit-scoring?framework=ml-test-score",
    by: "admin",
  },
  {
    name: "result of too old answers",
    path: "/maturity/demo-demand-forecast?framework=five-levels",
    by: "admin",
  },
  {
    name: "result by ranks",
    path: `/maturity/${team}?framework=microsoft-dimensions`,
    by: "admin",
  },
  { name: "roadmap", path: `/maturity/${team}/roadmap?framework=five-levels`, by: "admin" },
  { name: "check", path: `/maturity/${team}/evidence/C92`, by: "admin" },
  { name: "check not connected", path: `/maturity/${team}/evidence/C63`, by: "admin" },
  {
    name: "two editions",
    path: `/maturity/${team}/editions?framework=microsoft-2025`,
    by: "admin",
  },
  { name: "comparison", path: `/maturity/${team}/compare?a={before}&b={after}`, by: "admin" },
  { name: "campaigns", path: "/maturity/campaigns", by: "admin" },
  { name: "start a campaign", path: "/maturity/campaigns/new", by: "admin" },
  { name: "campaign", path: "/maturity/campaigns/{campaign}", by: "admin" },
  { name: "assessments", path: "/assessments", by: "admin" },
  { name: "start an assessment", path: "/assessments/new", by: "admin" },
  { name: "sections", path: "/assessments/{open}", by: "admin" },
  { name: "questions", path: "/assessments/{open}/{dimension}", by: "admin" },
  {
    name: "one question at a time",
    path: "/assessments/{open}/{dimension}?focus=1",
    by: "admin",
  },
  { name: "signed-off questions", path: "/assessments/{final}/monitoring", by: "admin" },
  { name: "check and sign off", path: "/assessments/{open}/check", by: "admin" },
  { name: "disputes", path: "/assessments/{open}/disputes", by: "admin" },
  { name: "filled questionnaire", path: "/assessments/{open}/questionnaire", by: "admin" },
  { name: "import of answers", path: "/assessments/{open}/import", by: "admin" },
  { name: "blank questionnaire", path: "/frameworks/five-levels/questionnaire", by: "admin" },
  { name: "an open dispute", path: "/assessments/{several}/disputes", by: "admin" },
  { name: "several assessors", path: "/assessments/{several}", by: "admin" },
  { name: "a settled dispute", path: "/assessments/{settled}/disputes", by: "admin" },
  { name: "frameworks", path: "/frameworks", by: "admin" },
  { name: "framework of Google", path: "/frameworks/google", by: "admin" },
  { name: "framework of five levels", path: "/frameworks/five-levels", by: "admin" },
  { name: "import a framework", path: "/frameworks/import", by: "admin" },
  { name: "write a framework", path: "/frameworks/edit", by: "admin" },
  { name: "edit a copy", path: "/frameworks/edit?copy=five-levels", by: "admin" },
  {
    name: "edit a draft",
    path: "/frameworks/edit?key=aws-model-care&version=1.0.0",
    by: "admin",
  },
  {
    name: "edit a practice",
    path: "/frameworks/edit?copy=five-levels&node=practices.S1-03",
    by: "admin",
  },
  { name: "framework file", path: "/frameworks/drafts/aws-model-care/1.0.0", by: "admin" },
  { name: "framework of test scores", path: "/frameworks/ml-test-score", by: "admin" },
  { name: "framework of tables", path: "/frameworks/microsoft-dimensions", by: "admin" },
  { name: "framework of phases", path: "/frameworks/aws-phases", by: "admin" },
  { name: "experiments", path: "/experiments", by: "admin" },
  { name: "deleted experiments", path: "/experiments?deleted=1", by: "admin" },
  { name: "runs", path: "/experiments/{experiment}", by: "admin" },
  {
    name: "filtered runs",
    path: "/experiments/{experiment}?q=metrics.accuracy+%3E+0.75&sort=-metrics.accuracy",
    by: "admin",
  },
  { name: "deleted runs", path: "/experiments/{experiment}?deleted=1", by: "admin" },
  { name: "experiment without runs", path: "/experiments/0", by: "admin" },
  { name: "run", path: "/experiments/{experiment}/runs/{run}", by: "admin" },
  {
    name: "runs side by side",
    path: "/experiments/{experiment}/compare?runs={run},{otherRun}&base={run}",
    by: "admin",
  },
  { name: "model card", path: "{card}", by: "admin" },
  { name: "model card, writing", path: "{card}?tab=edit", by: "admin" },
  { name: "model card, history", path: "{card}?tab=history&from=0&to=1", by: "admin" },
  { name: "imports", path: "/experiments/import", by: "admin" },
  { name: "an import", path: "/experiments/import/{import}", by: "admin" },
  {
    name: "unknown import",
    path: "/experiments/import/00000000-0000-7000-8000-000000000000",
    by: "admin",
    status: 404,
  },
  { name: "unknown experiment", path: "/experiments/999999", by: "admin", status: 404 },
  { name: "datasets", path: "/datasets", by: "admin" },
  { name: "deleted datasets", path: "/datasets?deleted=1", by: "admin" },
  { name: "dataset", path: "/datasets/{dataset}", by: "admin" },
  { name: "version of data", path: "/datasets/{dataset}/versions/2", by: "admin" },
  { name: "unknown dataset", path: "/datasets/nobody-made-it", by: "admin", status: 404 },
  { name: "models", path: "/models", by: "admin" },
  { name: "filtered models", path: "/models?q=owner:unknown&sort=name", by: "admin" },
  { name: "archived models", path: "/models?archived=1", by: "admin" },
  { name: "deleted models", path: "/models?deleted=1", by: "admin" },
  { name: "model", path: "/models/{model}", by: "admin" },
  { name: "version beside another", path: "/models/{model}/versions/2?against=1", by: "admin" },
  { name: "search", path: "/search?q=looked", by: "admin" },
  { name: "search without a text", path: "/search", by: "admin" },
  {
    name: "runs in groups",
    path: "/experiments/{experiment}?group=params.depth&base={run}",
    by: "admin",
  },
  { name: "features", path: "/features", by: "admin" },
  { name: "filtered features", path: "/features?q=use:unused&sort=-models", by: "admin" },
  { name: "columns not described", path: "/features?candidates=1", by: "admin" },
  { name: "feature", path: "/features/{feature}", by: "admin" },
  { name: "unknown feature", path: "/features/nobody-described-it", by: "admin", status: 404 },
  { name: "unknown model", path: "/models/nobody-made-it", by: "admin", status: 404 },
  { name: "teams", path: "/teams", by: "admin" },
  { name: "team", path: `/teams/${team}`, by: "admin" },
  { name: "organisation", path: "/settings/organisation", by: "admin" },
  { name: "members", path: "/settings/members", by: "admin" },
  { name: "tokens", path: "/settings/tokens", by: "admin" },
  { name: "audit trail", path: "/settings/audit", by: "admin" },
  { name: "sessions", path: "/settings/sessions", by: "admin" },
  { name: "preferences", path: "/settings/preferences", by: "admin" },
  { name: "API reference", path: "/api-docs", by: "admin" },
  { name: "notifications", path: "/notifications", by: "admin" },
  { name: "unknown team", path: "/teams/nobody-has-this-name", by: "admin", status: 404 },
  { name: "unknown page", path: "/nothing/is/here", by: "admin", status: 404 },
  { name: "sign-in", path: "/sign-in", by: "visitor" },
  { name: "set-up with a bad link", path: "/setup?token=bad", by: "visitor" },
  { name: "invitation with a bad link", path: "/invitation?token=bad", by: "visitor" },
  { name: "reset with a bad link", path: "/reset?token=bad", by: "visitor" },
];

/** What stands for `{open}` and the others in this Cairn, read over its API. */
export async function knownPlaces(
  request: APIRequestContext,
  origin: string,
): Promise<Record<string, string>> {
  const read = async (path: string) => (await mustWork(await request.get(`/api/v1${path}`))).json();
  const { rows: assessments } = await read("/assessments");
  const of = (status: string, slug: string, framework: string): string =>
    assessments.find(
      (one: { status: string; team: { slug: string }; framework: { key: string } }) =>
        one.status === status && one.team.slug === slug && one.framework.key === framework,
    ).id;
  const open = of("open", "demo-route-planning", "google");
  const { dimensions } = await read(`/assessments/${open}`);
  const { rows: milestones } = await read(`/teams/${team}/milestones?framework=five-levels`);
  const { rows: campaigns } = await read("/campaigns");
  const token = await tokenFor(request, origin);
  const { experimentId, runIds } = await logRuns(request, {
    token,
    experiment: `Looked at ${Date.now()}`,
    runs: [
      { name: "one", params: { depth: "3", seed: "7" }, accuracy: [0.5, 0.6, 0.7] },
      { name: "two", params: { depth: "9", seed: "7" }, accuracy: [0.5, 0.8, 0.9] },
    ],
  });
  const model = `looked-at-${experimentId}`;
  const feature = `weight_${experimentId}`;
  for (const runId of runIds)
    await registerModel(request, {
      token,
      name: model,
      runId,
      experimentId,
      columns: ["distance", feature],
    });
  const dataset = `looked-at-${experimentId}`;
  await tellData(request, { token, name: dataset });
  await defineFeature(request, origin, {
    name: feature,
    entity: "parcel",
    description: "What the parcel weighs",
    freshMinutes: 60,
    sources: [{ dataset: "parcels", column: "grams" }],
  });
  const card = `/models/${model}/versions/1/card`;
  const words = "It says which deliveries will be late, so that people can be told.";
  await writeCard(request, { token, card, words });
  return {
    dataset,
    model,
    feature,
    card,
    import: await importTable(request, {
      origin,
      experiment: `Imported ${Date.now()}`,
    }),
    experiment: experimentId,
    run: runIds[0] ?? "",
    otherRun: runIds[1] ?? "",
    campaign: campaigns[0].id,
    open,
    final: of("final", team, "five-levels"),
    several: of("open", "demo-customer-churn", "google"),
    settled: of("final", "demo-credit-scoring", "google"),
    dimension: dimensions[0].key,
    before: milestones[1].id,
    after: milestones[0].id,
  };
}

export const pathOf = ({ path }: Visit, places: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const place = places[name];
    if (place === undefined) throw new Error(`Nothing is known for {${name}} in ${path}`);
    return place;
  });
