import { read, router, write } from "~/server/api/trpc/init";
import { addAssessor } from "./commands/add-assessor";
import { attachDocument } from "./commands/attach-document";
import { collectAllEvidence } from "./commands/collect-all-evidence";
import { collectEvidence } from "./commands/collect-evidence";
import { importQuestionnaire } from "./commands/import-questionnaire";
import { endCampaign } from "./commands/end-campaign";
import { loadDemo } from "./commands/load-demo";
import { moveCampaign } from "./commands/move-campaign";
import { clearOverride, overrideTarget } from "./commands/override-target";
import { parkPractice, unparkPractice } from "./commands/park-practice";
import { planImprovement } from "./commands/plan-improvement";
import { publishFramework } from "./commands/publish-framework";
import { removeDemo } from "./commands/remove-demo";
import { retireFramework } from "./commands/retire-framework";
import { removeAssessor } from "./commands/remove-assessor";
import { removeDocument, restoreDocument } from "./commands/remove-document";
import { reopenOwnSheet } from "./commands/reopen-own-sheet";
import { resolveDispute } from "./commands/resolve-dispute";
import { reviewDocument } from "./commands/review-document";
import { saveAnswer } from "./commands/save-answer";
import { saveFrameworkDraft } from "./commands/save-framework-draft";
import { saveMilestone } from "./commands/save-milestone";
import { setContext } from "./commands/set-context";
import { signOff } from "./commands/sign-off";
import { startAssessment } from "./commands/start-assessment";
import { startCampaign } from "./commands/start-campaign";
import { submitOwnSheet } from "./commands/submit-own-sheet";
import { takeOverRecording } from "./commands/take-over-recording";
import { undoQuestionnaireImport } from "./commands/undo-questionnaire-import";
import { updateImprovement } from "./commands/update-improvement";
import { findAssessment } from "./queries/assessment-hub";
import { listAssessments } from "./queries/assessment-list";
import { assessorCandidates } from "./queries/assessor-candidates";
import { checkPage } from "./queries/check-page";
import { compareMilestones } from "./queries/compare-milestones";
import { dimensionPage } from "./queries/dimension-page";
import { exportFramework } from "./queries/export-framework";
import { disputesPage } from "./queries/disputes-page";
import { documentFile } from "./queries/document-file";
import { exportBlankQuestionnaire, exportQuestionnaire } from "./queries/export-questionnaire";
import { dualScore } from "./queries/dual-score";
import { expiringAnswers } from "./queries/expiring-answers";
import { exportResult } from "./queries/export-result";
import { findFrameworkDraft } from "./queries/framework-draft";
import { findCampaign } from "./queries/find-campaign";
import { findCheck } from "./queries/find-check";
import { frameworkEditor } from "./queries/framework-editor";
import { findFramework, listFrameworks } from "./queries/frameworks";
import { helpNeeded } from "./queries/help-needed";
import { listImprovements } from "./queries/improvements";
import { internalBenchmark } from "./queries/internal-benchmark";
import { latestImport } from "./queries/latest-import";
import { listCampaigns } from "./queries/list-campaigns";
import { listMilestones } from "./queries/milestones";
import { overview } from "./queries/overview";
import { listOwnFrameworks } from "./queries/own-framework-list";
import { heatmap } from "./queries/heatmap";
import { portfolio } from "./queries/portfolio";
import { previewEffect } from "./queries/preview-effect";
import { previewPublication } from "./queries/preview-publication";
import { previewQuestionnaire } from "./queries/preview-questionnaire";
import { questionnairePage } from "./queries/questionnaire";
import { reviseFramework } from "./queries/revise-framework";
import { recentMoves } from "./queries/recent-moves";
import { teamResult } from "./queries/team-result";
import { teamRoadmap } from "./queries/team-roadmap";
import { teamTargets } from "./queries/team-targets";
import { waitingForMe } from "./queries/waiting";

export const maturityRouter = router({
  listFrameworks: read(listFrameworks),
  findFramework: read(findFramework),
  listOwnFrameworks: read(listOwnFrameworks),
  findFrameworkDraft: read(findFrameworkDraft),
  exportFramework: read(exportFramework),
  previewPublication: read(previewPublication),
  frameworkEditor: read(frameworkEditor),
  reviseFramework: read(reviseFramework),
  listAssessments: read(listAssessments),
  findAssessment: read(findAssessment),
  dimensionPage: read(dimensionPage),
  checkPage: read(checkPage),
  disputesPage: read(disputesPage),
  questionnaire: read(questionnairePage),
  exportQuestionnaire: read(exportQuestionnaire),
  exportBlankQuestionnaire: read(exportBlankQuestionnaire),
  previewQuestionnaire: read(previewQuestionnaire),
  latestImport: read(latestImport),
  documentFile: read(documentFile),
  assessorCandidates: read(assessorCandidates),
  expiringAnswers: read(expiringAnswers),
  previewEffect: read(previewEffect),
  teamResult: read(teamResult),
  findCheck: read(findCheck),
  teamTargets: read(teamTargets),
  teamRoadmap: read(teamRoadmap),
  exportResult: read(exportResult),
  dualScore: read(dualScore),
  internalBenchmark: read(internalBenchmark),
  portfolio: read(portfolio),
  heatmap: read(heatmap),
  overview: read(overview),
  helpNeeded: read(helpNeeded),
  recentMoves: read(recentMoves),
  waitingForMe: read(waitingForMe),
  listCampaigns: read(listCampaigns),
  findCampaign: read(findCampaign),
  listMilestones: read(listMilestones),
  compareMilestones: read(compareMilestones),
  listImprovements: read(listImprovements),
  startAssessment: write(startAssessment),
  saveFrameworkDraft: write(saveFrameworkDraft),
  publishFramework: write(publishFramework),
  retireFramework: write(retireFramework),
  saveAnswer: write(saveAnswer),
  addAssessor: write(addAssessor),
  removeAssessor: write(removeAssessor),
  submitOwnSheet: write(submitOwnSheet),
  reopenOwnSheet: write(reopenOwnSheet),
  resolveDispute: write(resolveDispute),
  importQuestionnaire: write(importQuestionnaire),
  undoQuestionnaireImport: write(undoQuestionnaireImport),
  attachDocument: write(attachDocument),
  removeDocument: write(removeDocument),
  restoreDocument: write(restoreDocument),
  reviewDocument: write(reviewDocument),
  takeOverRecording: write(takeOverRecording),
  signOff: write(signOff),
  collectEvidence: write(collectEvidence),
  collectAllEvidence: write(collectAllEvidence),
  saveMilestone: write(saveMilestone),
  planImprovement: write(planImprovement),
  updateImprovement: write(updateImprovement),
  startCampaign: write(startCampaign),
  moveCampaign: write(moveCampaign),
  endCampaign: write(endCampaign),
  setContext: write(setContext),
  overrideTarget: write(overrideTarget),
  clearOverride: write(clearOverride),
  parkPractice: write(parkPractice),
  unparkPractice: write(unparkPractice),
  loadDemo: write(loadDemo),
  removeDemo: write(removeDemo),
});
