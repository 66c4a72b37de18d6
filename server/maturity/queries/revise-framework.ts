import { z } from "zod";
import { query } from "~/server/core/operation";
import { editInput, revisedFramework, revisedShape } from "./revised-framework";

export const reviseFramework = query({
  name: "maturity.revise-framework",
  summary:
    "The text of a framework file after some changes, what it holds, and everything wrong with it by line. Saves nothing.",
  permission: "organisation:manage",
  input: z.strictObject({
    text: z.string(),
    edits: z.array(editInput).max(1000).readonly().default([]),
  }),
  output: revisedShape,
  run: (work, input) => revisedFramework(work, input),
});
