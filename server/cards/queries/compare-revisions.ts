import { z } from "zod";
import { query } from "~/server/core/operation";
import { diffLines, hunksOf } from "~/server/core/rules/line-diff";
import { modelOf } from "~/server/registry/queries/model-row";
import { versionOf } from "~/server/registry/queries/version-row";
import { comparable } from "../rules/content";
import { versionInput } from "./find-card";
import { contentAt } from "./revision-row";

const revision = z.number().int().min(0).max(2_147_483_647);

const hunk = z.object({
  skipped: z.number().int(),
  lines: z.array(
    z.object({
      kind: z.enum(["same", "added", "removed"]),
      line: z.number().int(),
      text: z.string(),
    }),
  ),
});

/** Unchanged lines around a changed one. */
const CONTEXT = 2;

export const compareRevisions = query({
  name: "cards.compare-revisions",
  summary:
    "What changed in the card of a version between two revisions, line by line; 0 is the empty card.",
  permission: "registry:read",
  route: "GET /models/{name}/versions/{version}/card/changes",
  input: z.strictObject({ ...versionInput, from: revision, to: revision }),
  output: z.object({
    sections: z.array(
      z.object({
        title: z.string(),
        added: z.number().int(),
        removed: z.number().int(),
        hunks: z.array(hunk),
      }),
    ),
  }),
  run: async (work, { name, version, from, to }) => {
    const model = await modelOf(work, name);
    await versionOf(work, model, version);
    const place = { model, version };
    const before = new Map(comparable(await contentAt(work, place, from)));
    const after = comparable(await contentAt(work, place, to));
    return {
      sections: after.flatMap(([title, text]) => changeOf(title, before.get(title) ?? "", text)),
    };
  },
});

function changeOf(title: string, before: string, after: string) {
  if (before === after) return [];
  // No text has no line, where one empty line would be told as gone or come.
  const lines = diffLines(before, after).filter(
    ({ kind, text }) =>
      !(
        text === "" &&
        ((kind === "removed" && before === "") || (kind === "added" && after === ""))
      ),
  );
  const count = (wanted: string) => lines.filter(({ kind }) => kind === wanted).length;
  const hunks = hunksOf(lines, CONTEXT).map((one) => ({ ...one, lines: [...one.lines] }));
  return [{ title, added: count("added"), removed: count("removed"), hunks }];
}
