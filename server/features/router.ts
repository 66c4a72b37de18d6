import { read, router, write } from "~/server/api/trpc/init";
import { adoptColumns } from "./commands/adopt-columns";
import { defineFeature } from "./commands/define-feature";
import { removeFeature } from "./commands/remove-feature";
import { updateFeature } from "./commands/update-feature";
import { findFeature } from "./queries/find-feature";
import { listCandidates } from "./queries/list-candidates";
import { listFeatures } from "./queries/list-features";

export const featuresRouter = router({
  listFeatures: read(listFeatures),
  findFeature: read(findFeature),
  listCandidates: read(listCandidates),
  defineFeature: write(defineFeature),
  updateFeature: write(updateFeature),
  removeFeature: write(removeFeature),
  adoptColumns: write(adoptColumns),
});
