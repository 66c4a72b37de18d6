import { newId } from "~/server/core/ids";
import { writeFramework } from "~/server/maturity/adapters/framework-file/write";
import { framework, practice } from "~/server/maturity/rules/testing/sample";
import type { Fixture, Fixtures } from "./fixture";
import { administering, reading, teamOf } from "./team-fixtures";
import type { Side } from "./world";

type Words = { readonly key: string; readonly version?: string; readonly title?: string };

/** The file of a framework without defects, whose practices ask whether the team has an owner and a deputy. */
export const fileOf = ({ key, version = "1.0.0", title = "Ours" }: Words): string =>
  writeFramework(
    framework(
      [1, 2, 3].map((level) => practice(`p${level}`, { level, evidence: { allOf: ["T01"] } })),
      { key, version, title },
    ),
    "yaml",
  );

const managing: Pick<Fixture, "holders" | "scope" | "foreign"> = {
  ...administering,
  foreign: "nothing",
};
const looking: Pick<Fixture, "holders" | "scope" | "foreign"> = {
  ...reading,
  scope: "maturity:read",
};

/** A key nobody else has; another organisation's is simply not found. */
export const ownKey = (): string => `own-${newId()}`;

/** No canary in the content: a publication names its hash, which is the same for a twin. */
export async function drafted(side: Side, words: Words = { key: ownKey() }) {
  const { key, version } = await side.everyone.maturity.saveFrameworkDraft({ text: fileOf(words) });
  return { key, version };
}

async function readyToPublish(side: Side, words?: Words) {
  const which = await drafted(side, words);
  const { hash } = await side.everyone.maturity.previewPublication(which);
  return { ...which, hash };
}

export async function published(side: Side, words?: Words) {
  const ready = await readyToPublish(side, words);
  const { key, version } = await side.everyone.maturity.publishFramework(ready);
  return { key, version };
}

/** A draft that follows a published version with which a team is assessed. */
export async function following(side: Side) {
  const { key } = await published(side);
  const { slug } = await teamOf(side);
  await side.everyone.maturity.startAssessment({ slug, framework: key });
  return drafted(side, { key, version: "1.1.0" });
}

export const frameworkFixtures: Fixtures = {
  "maturity.listOwnFrameworks": {
    ...looking,
    foreign: "own",
    input: async (side) => (await drafted(side), {}),
  },
  "maturity.exportFramework": { ...looking, foreign: "nothing", input: (side) => published(side) },
  "maturity.findFrameworkDraft": { ...managing, input: (side) => drafted(side) },
  "maturity.previewPublication": { ...managing, input: following },
  "maturity.frameworkEditor": {
    ...managing,
    input: async (side) => ({ draft: await drafted(side) }),
  },
  "maturity.reviseFramework": {
    ...managing,
    foreign: "own",
    input: async (side) => ({ text: fileOf(await published(side)) }),
  },
  "maturity.saveFrameworkDraft": {
    ...managing,
    foreign: "own",
    input: (side) => ({ text: fileOf({ key: ownKey(), title: `CANARY-${side.letter} ours` }) }),
  },
  "maturity.publishFramework": { ...managing, input: (side) => readyToPublish(side) },
  "maturity.retireFramework": {
    ...managing,
    input: async (side) => ({ key: (await published(side)).key }),
  },
};
