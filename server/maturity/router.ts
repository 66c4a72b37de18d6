import { read, router, write } from "~/server/api/trpc/init";
import { collectEvidence } from "./commands/collect-evidence";
import { loadDemo } from "./commands/load-demo";
import { planImprovement } from "./commands/plan-improvement";
import { publishFramework } from "./commands/publish-framework";
import { removeDemo } from "./commands/remove-demo";
import { retireFramework } from "./commands/retire-framework";
import { saveAnswer } from "./commands/save-answer";
import { saveFrameworkDraft } from "./commands/save-framework-draft";
import { saveMilestone } from "./commands/save-milestone";
import { signOff } from "./commands/sign-off";
import { startAssessment } from "./commands/start-assessment";
import { updateImprovement } from "./commands/update-improvement";
import { findAssessment } from "./queries/assessment-hub";
import { listAssessments } from "./queries/assessment-list";
import { checkPage } from "./queries/check-page";
import { compareMilestones } from "./queries/compare-milestones";
import { dimensionPage } from "./queries/dimension-page";
import { exportFramework } from "./queries/export-framework";
import { exportResult } from "./queries/export-result";
import { findFrameworkDraft } from "./queries/framework-draft";
import { findFramework, listFrameworks } from "./queries/frameworks";
import { listImprovements } from "./queries/improvements";
import { listMilestones } from "./queries/milestones";
import { overview } from "./queries/overview";
import { listOwnFrameworks } from "./queries/own-framework-list";
import { heatmap, portfolio } from "./queries/portfolio";
import { previewEffect } from "./queries/preview-effect";
import { previewPublication } from "./queries/preview-publication";
import { teamResult } from "./queries/team-result";
import { waitingForMe } from "./queries/waiting";

export const maturityRouter = router({
  listFrameworks: read(listFrameworks),
  findFramework: read(findFramework),
  listOwnFrameworks: read(listOwnFrameworks),
  findFrameworkDraft: read(findFrameworkDraft),
  exportFramework: read(exportFramework),
  previewPublication: read(previewPublication),
  listAssessments: read(listAssessments),
  findAssessment: read(findAssessment),
  dimensionPage: read(dimensionPage),
  checkPage: read(checkPage),
  previewEffect: read(previewEffect),
  teamResult: read(teamResult),
  exportResult: read(exportResult),
  portfolio: read(portfolio),
  heatmap: read(heatmap),
  overview: read(overview),
  waitingForMe: read(waitingForMe),
  listMilestones: read(listMilestones),
  compareMilestones: read(compareMilestones),
  listImprovements: read(listImprovements),
  startAssessment: write(startAssessment),
  saveFrameworkDraft: write(saveFrameworkDraft),
  publishFramework: write(publishFramework),
  retireFramework: write(retireFramework),
  saveAnswer: write(saveAnswer),
  signOff: write(signOff),
  collectEvidence: write(collectEvidence),
  saveMilestone: write(saveMilestone),
  planImprovement: write(planImprovement),
  updateImprovement: write(updateImprovement),
  loadDemo: write(loadDemo),
  removeDemo: write(removeDemo),
});
