import { read, router, write } from "~/server/api/trpc/init";
import { addAssessor } from "./commands/add-assessor";
import { collectEvidence } from "./commands/collect-evidence";
import { endCampaign } from "./commands/end-campaign";
import { loadDemo } from "./commands/load-demo";
import { moveCampaign } from "./commands/move-campaign";
import { clearOverride, overrideTarget } from "./commands/override-target";
import { parkPractice, unparkPractice } from "./commands/park-practice";
import { planImprovement } from "./commands/plan-improvement";
import { removeDemo } from "./commands/remove-demo";
import { removeAssessor } from "./commands/remove-assessor";
import { reopenOwnSheet } from "./commands/reopen-own-sheet";
import { resolveDispute } from "./commands/resolve-dispute";
import { saveAnswer } from "./commands/save-answer";
import { saveMilestone } from "./commands/save-milestone";
import { setContext } from "./commands/set-context";
import { signOff } from "./commands/sign-off";
import { startAssessment } from "./commands/start-assessment";
import { startCampaign } from "./commands/start-campaign";
import { submitOwnSheet } from "./commands/submit-own-sheet";
import { takeOverRecording } from "./commands/take-over-recording";
import { updateImprovement } from "./commands/update-improvement";
import { findAssessment } from "./queries/assessment-hub";
import { listAssessments } from "./queries/assessment-list";
import { assessorCandidates } from "./queries/assessor-candidates";
import { checkPage } from "./queries/check-page";
import { compareMilestones } from "./queries/compare-milestones";
import { dimensionPage } from "./queries/dimension-page";
import { disputesPage } from "./queries/disputes-page";
import { dualScore } from "./queries/dual-score";
import { expiringAnswers } from "./queries/expiring-answers";
import { exportResult } from "./queries/export-result";
import { findCampaign } from "./queries/find-campaign";
import { findFramework, listFrameworks } from "./queries/frameworks";
import { helpNeeded } from "./queries/help-needed";
import { listImprovements } from "./queries/improvements";
import { internalBenchmark } from "./queries/internal-benchmark";
import { listCampaigns } from "./queries/list-campaigns";
import { listMilestones } from "./queries/milestones";
import { overview } from "./queries/overview";
import { heatmap, portfolio } from "./queries/portfolio";
import { previewEffect } from "./queries/preview-effect";
import { recentMoves } from "./queries/recent-moves";
import { teamResult } from "./queries/team-result";
import { teamRoadmap } from "./queries/team-roadmap";
import { teamTargets } from "./queries/team-targets";
import { waitingForMe } from "./queries/waiting";

export const maturityRouter = router({
  listFrameworks: read(listFrameworks),
  findFramework: read(findFramework),
  listAssessments: read(listAssessments),
  findAssessment: read(findAssessment),
  dimensionPage: read(dimensionPage),
  checkPage: read(checkPage),
  disputesPage: read(disputesPage),
  assessorCandidates: read(assessorCandidates),
  expiringAnswers: read(expiringAnswers),
  previewEffect: read(previewEffect),
  teamResult: read(teamResult),
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
  saveAnswer: write(saveAnswer),
  addAssessor: write(addAssessor),
  removeAssessor: write(removeAssessor),
  submitOwnSheet: write(submitOwnSheet),
  reopenOwnSheet: write(reopenOwnSheet),
  resolveDispute: write(resolveDispute),
  takeOverRecording: write(takeOverRecording),
  signOff: write(signOff),
  collectEvidence: write(collectEvidence),
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
