import { read, router, write } from "~/server/api/trpc/init";
import { editCard } from "./commands/edit-card";
import { restoreCard } from "./commands/restore-card";
import { compareRevisions } from "./queries/compare-revisions";
import { exportCard } from "./queries/export-card";
import { findCard } from "./queries/find-card";
import { listRevisions } from "./queries/list-revisions";
import { planBundle } from "./queries/plan-bundle";
import { versionTrail } from "./queries/version-trail";

/** Model cards: what is recorded about a version and what people wrote, and how both leave Cairn. */
export const cardsRouter = router({
  findCard: read(findCard),
  listRevisions: read(listRevisions),
  compareRevisions: read(compareRevisions),
  exportCard: read(exportCard),
  planBundle: read(planBundle),
  versionTrail: read(versionTrail),
  editCard: write(editCard),
  restoreCard: write(restoreCard),
});
