import { z } from "zod";
import { query } from "~/server/core/operation";
import { trust } from "~/server/core/trust";
import { columnProfile } from "./dataset-input";
import { fileProfile } from "./find-version";
import { previewOf, uploadAsSaid, uploadOf, uploadShape } from "./upload-row";

/** Columns that a preview shows; all of them stand in the version. */
const mostShown = 200;

const previewShape = z.object({
  profile: fileProfile,
  columnCount: z.number().int(),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      canBeMissing: z.boolean().nullable(),
      profile: columnProfile.nullable(),
    }),
  ),
});

export const findUpload = query({
  name: "datasets.find-upload",
  summary: "How far the upload of a file is, and what was seen in it once it is ready.",
  permission: "datasets:read",
  route: "GET /dataset-uploads/{uploadId}",
  input: z.strictObject({ uploadId: z.uuid() }),
  output: uploadShape.extend({ preview: previewShape.nullable() }),
  run: async (work, { uploadId }) => {
    const row = await uploadOf(work, uploadId);
    const preview = previewOf(row);
    if (preview === null) return { ...uploadAsSaid(row), preview: null };
    const { profile, columns } = preview;
    const shown = { profile, columnCount: columns.length, columns: columns.slice(0, mostShown) };
    // The same fields; only that zod's lists could be written to.
    return { ...uploadAsSaid(row), preview: trust<z.output<typeof previewShape>>(shown) };
  },
});
