import { read, router, write } from "~/server/api/trpc/init";
import { cancelImport } from "./commands/cancel-import";
import { createImport } from "./commands/create-import";
import { resumeImport } from "./commands/resume-import";
import { startImport } from "./commands/start-import";
import { undoImport } from "./commands/undo-import";
import { findImport } from "./queries/find-import";
import { listImports } from "./queries/list-imports";

/** Experiments, runs and models that are brought here from elsewhere. */
export const importsRouter = router({
  listImports: read(listImports),
  findImport: read(findImport),
  createImport: write(createImport),
  startImport: write(startImport),
  cancelImport: write(cancelImport),
  resumeImport: write(resumeImport),
  undoImport: write(undoImport),
});
