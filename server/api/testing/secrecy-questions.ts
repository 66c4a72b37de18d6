import { fileOf } from "./framework-fixtures";

export type Place = {
  readonly slug: string;
  readonly assessmentId: string;
  /** The same team and assessors with a framework of their own, and a draft of its next version. */
  readonly own: {
    readonly assessmentId: string;
    readonly key: string;
    readonly version: string;
    /** Another framework that asks the same. */
    readonly edition: string;
  };
  /** Asks the team for what it is answering. */
  readonly campaignId: string;
};

export const framework = "google";
export const practice = "G1-01";

/** What each reading procedure of the domain, and the trail, is asked for. One without an entry fails the suite. */
export const questions: Readonly<Record<string, (place: Place) => unknown>> = {
  "audit.listEvents": () => ({ limit: 200 }),
  "audit.verifyChain": () => ({}),
  "maturity.listFrameworks": () => ({}),
  "maturity.findFramework": () => ({ key: framework }),
  "maturity.listOwnFrameworks": () => ({}),
  "maturity.findFrameworkDraft": ({ own: { key, version } }) => ({ key, version }),
  "maturity.previewPublication": ({ own: { key, version } }) => ({ key, version }),
  "maturity.frameworkEditor": ({ own: { key, version } }) => ({ draft: { key, version } }),
  "maturity.reviseFramework": ({ own: { key } }) => ({ text: fileOf({ key, version: "1.1.0" }) }),
  "maturity.exportFramework": ({ own: { key } }) => ({ key, version: "1.0.0" }),
  "maturity.listAssessments": () => ({}),
  "maturity.findAssessment": ({ assessmentId }) => ({ assessmentId }),
  "maturity.dimensionPage": ({ assessmentId }) => ({ assessmentId, dimension: "pipeline" }),
  "maturity.checkPage": ({ assessmentId }) => ({ assessmentId }),
  "maturity.disputesPage": ({ assessmentId }) => ({ assessmentId }),
  "maturity.questionnaire": ({ assessmentId }) => ({ assessmentId }),
  "maturity.exportQuestionnaire": ({ assessmentId }) => ({ assessmentId, format: "yaml" }),
  "maturity.exportBlankQuestionnaire": () => ({ key: framework }),
  "maturity.previewQuestionnaire": ({ assessmentId }) => ({
    assessmentId,
    format: "csv",
    text: `practice,answer,framework\n${practice},not_known,${framework}`,
  }),
  "maturity.latestImport": ({ assessmentId }) => ({ assessmentId }),
  // A document of the engineer's is asked for in document-secrecy.db.test.ts.
  "maturity.documentFile": ({ assessmentId }) => ({ documentId: assessmentId }),
  "maturity.expiringAnswers": ({ assessmentId }) => ({ assessmentId }),
  "maturity.assessorCandidates": ({ slug }) => ({ slug }),
  "maturity.previewEffect": ({ assessmentId }) => ({
    assessmentId,
    practice,
    response: { kind: "not_known" },
  }),
  "maturity.teamResult": ({ slug, assessmentId }) => ({ slug, framework, assessmentId }),
  "maturity.teamTargets": ({ slug }) => ({ slug, framework }),
  "maturity.teamRoadmap": ({ slug }) => ({ slug, framework }),
  "maturity.exportResult": ({ slug, assessmentId }) => ({
    slug,
    framework,
    assessmentId,
    format: "yaml",
  }),
  "maturity.dualScore": ({ slug, own: { key, edition } }) => ({
    slug,
    framework: key,
    other: edition,
  }),
  "maturity.internalBenchmark": ({ slug }) => ({ slug, framework }),
  "maturity.portfolio": () => ({}),
  "maturity.heatmap": () => ({ framework }),
  "maturity.overview": () => ({}),
  "maturity.helpNeeded": () => ({ framework }),
  "maturity.recentMoves": () => ({ framework }),
  "maturity.waitingForMe": () => ({}),
  "maturity.findCheck": ({ slug }) => ({ slug, check: "C91" }),
  "maturity.listMilestones": ({ slug }) => ({ slug }),
  "maturity.compareMilestones": () => ({
    a: "00000000-0000-7000-8000-000000000001",
    b: "00000000-0000-7000-8000-000000000002",
  }),
  "maturity.listCampaigns": () => ({}),
  "maturity.findCampaign": ({ campaignId }) => ({ campaignId }),
  "maturity.listImprovements": ({ slug }) => ({ slug }),
};
