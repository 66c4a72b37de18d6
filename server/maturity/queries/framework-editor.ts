import { z } from "zod";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { revise } from "../adapters/framework-file/revise";
import { writeFramework } from "../adapters/framework-file/write";
import { blankFramework } from "../frameworks/blank";
import { checkCatalog } from "../rules/check-catalog";
import { at, type Edit } from "../rules/framework-edit";
import type { Framework } from "../rules/framework";
import { storedVersion, type VersionInput, versionInput, whatIs } from "./framework-source";
import { frameworkOf } from "./frameworks";
import { ownVersions } from "./own-frameworks";
import { revisedFramework, revisedShape } from "./revised-framework";

const TITLE_LIMIT = 200;
const KEY_LIMIT = 80;

/** The draft that saving replaces, and the revision it was read at. */
const savedShape = versionInput.extend({ revision: z.number().int() });

type Start = {
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly saved: z.input<typeof savedShape> | null;
};

const set = (name: string, value: string): Edit => ({ kind: "set", path: [name], value });

/** The middle number one higher: `1.4.2` becomes `1.5.0`. */
function nextVersion(version: string): string {
  const [major = 1, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10) || 0);
  return `${major}.${minor + 1}.0`;
}

/** A draft is gone on with; a version that was published is followed by the next one. */
async function ofVersion(work: Work, which: VersionInput): Promise<Start> {
  const { key, version, status, revision, source } = found(
    await storedVersion(work, which),
    whatIs(which),
  );
  if (status === "draft") {
    // A lens carries no version; a framework file says its own and stays as it was written.
    const says = at(revise(source, []).data ?? undefined, ["version"]);
    const edits = says === version ? [] : [set("version", version)];
    return { text: source, edits, saved: { key, version, revision } };
  }
  const newest = (await ownVersions(work)).find((one) => one.key === key)?.version ?? version;
  return { text: source, edits: [set("version", nextVersion(newest))], saved: null };
}

const fileOf = (framework: Framework): Start => ({
  text: writeFramework(framework, "yaml"),
  edits: [],
  saved: null,
});

async function copyOf(work: Work, key: string): Promise<Start> {
  const framework = await frameworkOf(work, { key });
  return fileOf({
    ...framework,
    key: `our-${key}`.slice(0, KEY_LIMIT),
    version: "1.0.0",
    title: `${framework.title}, our copy`.slice(0, TITLE_LIMIT),
  });
}

type Asked = {
  readonly draft?: VersionInput | undefined;
  readonly copyOf?: string | undefined;
};

function startOf(work: Work, asked: Asked): Start | Promise<Start> {
  if (asked.draft !== undefined) return ofVersion(work, asked.draft);
  return asked.copyOf === undefined ? fileOf(blankFramework) : copyOf(work, asked.copyOf);
}

export const frameworkEditor = query({
  name: "maturity.framework-editor",
  summary:
    "What the editor of frameworks begins with: a draft, the version after a published one, a copy of any framework, or a small new one.",
  permission: "organisation:manage",
  input: z.strictObject({
    /** A version of an own framework. */
    draft: versionInput.optional(),
    /** Key of any framework. */
    copyOf: z.string().max(80).optional(),
  }),
  output: z.object({
    saved: savedShape.nullable(),
    start: revisedShape,
    /** Evidence that a practice can name. */
    checks: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
  run: async (work, asked) => {
    const { text, edits, saved } = await startOf(work, asked);
    const start = await revisedFramework(work, { text, edits });
    const checks = Object.entries(checkCatalog).map(([id, { title }]) => ({ id, title }));
    return { saved, start, checks };
  },
});
