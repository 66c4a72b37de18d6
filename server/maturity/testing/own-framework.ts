import type { Context } from "~/server/core/context";
import { publishFramework } from "../commands/publish-framework";
import { saveFrameworkDraft } from "../commands/save-framework-draft";
import { writeFramework } from "../adapters/framework-file/write";
import { previewPublication } from "../queries/preview-publication";
import type { Framework } from "../rules/framework";
import { framework, practice } from "../rules/testing/sample";

/** A sound framework of three levels, a practice each. */
export const ours = (rest: Partial<Framework> = {}): Framework =>
  framework(
    [1, 2, 3].map((level) => practice(`p${level}`, { level, evidence: "self_only" })),
    { key: "ours", title: "Our way", ...rest },
  );

/** Saves it as a draft, as somebody who may. */
export const draft = (context: Context, one: Framework, expectedRevision = 0) =>
  saveFrameworkDraft.run(context, {
    text: writeFramework(one, "yaml"),
    version: "1.0.0",
    expectedRevision,
  });

/** Publishes a saved draft after looking at its effect. */
export async function publish(context: Context, { key, version }: Framework) {
  const { hash } = await previewPublication.run(context, { key, version });
  return publishFramework.run(context, { key, version, hash });
}

export async function brought(context: Context, one: Framework) {
  await draft(context, one);
  return publish(context, one);
}
