import type { Card, CardField, Real } from "../card";
import { completenessWords } from "../completeness";
import { proseSections } from "../sections";

/** A table of a card: a header and its rows, all plain text. */
export type CardTable = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** One part of a card that people read, in every format the same. */
export type Part = {
  readonly title: string;
  readonly table: CardTable | null;
  /** Instead of the table when there is nothing to show: why. */
  readonly none: string;
};

export const realText = (value: Real): string => String(value);
const day = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
const ofMs = (ms: number | null): string => (ms === null ? "not ended" : day(new Date(ms)));
const orNot = (text: string | null | undefined): string =>
  text === null || text === undefined || text === "" ? "not recorded" : text;

const facts = (rows: CardTable["rows"]): CardTable => ({ header: ["Fact", "Value"], rows });

/** Shows long digests whole: they are there to be compared. */
function identity({ facts: { model, version, aliases } }: Card): Part {
  const rows = [
    ["Model", model.name],
    ["Version", String(version.version)],
    [
      "Aliases",
      aliases.map(({ alias, since }) => `${alias} since ${day(since)}`).join(", ") || "none",
    ],
    ["Purpose", orNot(model.useCase || model.description)],
    ["What changed", orNot(version.description)],
    ["Owner", orNot(model.owner?.name)],
    ["Team", orNot(model.ownerTeam?.name)],
    ["Deputy", orNot(model.deputy?.name)],
    ["Risk tier", orNot(model.riskTier)],
    ["Lifecycle", model.lifecycle],
    ["Registered", `${day(version.createdAt)} by ${orNot(version.userName)}`],
    ["Frozen", version.frozenAt === null ? "no" : day(version.frozenAt)],
    ["Digest of its files", orNot(version.artifactDigest)],
    ["Digest when frozen", orNot(version.contentDigest)],
  ];
  return { title: "Identity", table: facts(rows), none: "" };
}

function declared({ prose: { content } }: Card): Part {
  const rows = [
    ["Licence", orNot(content.licence)],
    ["Task", orNot(content.task)],
    ["Languages", orNot(content.languages.join(", "))],
  ];
  return { title: "Licence and task", table: facts(rows), none: "" };
}

function training({ facts: { run } }: Card): Part {
  const title = "Training run";
  if (run === null) return { title, table: null, none: "No run is recorded for this version." };
  const rows = [
    ["Run", `${run.name} (${run.runId})`],
    ["Experiment", run.experimentName],
    ["Who", orNot(run.userName)],
    ["Status", run.status],
    ["Began", ofMs(run.startedMs)],
    ["Ended", ofMs(run.endedMs)],
    ["Source", orNot(run.sourceName)],
    ["Git commit", orNot(run.gitCommit)],
  ];
  return { title, table: facts(rows), none: "" };
}

const listed = (title: string, table: CardTable, none: string): Part => ({
  title,
  table: table.rows.length === 0 ? null : table,
  none,
});

function parameters({ facts: { run } }: Card): Part {
  const rows = Object.entries(run?.params ?? {});
  const none = run === null ? "Unknown: no run is recorded." : "The run logged no parameter.";
  return listed("Parameters", { header: ["Parameter", "Value"], rows }, none);
}

function metrics({ facts: { run, metrics: all } }: Card): Part {
  const rows = all.map(({ key, value, dataset }) => [key, realText(value), orNot(dataset)]);
  const none = run === null ? "Unknown: no run is recorded." : "The run logged no metric.";
  return listed("Metrics", { header: ["Metric", "Latest value", "On data"], rows }, none);
}

function data({ facts: { run, datasets } }: Card): Part {
  const rows = datasets.map((one) => [
    one.name,
    orNot(one.context),
    orNot(one.digest),
    one.sourceType,
  ]);
  const none = run === null ? "Unknown: no run is recorded." : "The run named no data.";
  return listed("Data", { header: ["Data", "Used for", "Digest", "Source"], rows }, none);
}

const fields = (side: string, all: readonly CardField[]) =>
  all.map(({ name, type, required }) => [
    side,
    name,
    type,
    required === null ? "not said" : required ? "yes" : "no",
  ]);

function io({ facts: { interface: known } }: Card): Part {
  const rows =
    known === null
      ? []
      : [
          ...fields("in", known.inputs),
          ...fields("out", known.outputs),
          ...fields("parameter", known.params),
        ];
  const none =
    known === null
      ? "No signature is recorded."
      : "Its signature names nothing that goes in or out.";
  return listed("Inputs and outputs", { header: ["Side", "Name", "Type", "Required"], rows }, none);
}

function files({ facts: { files: known } }: Card): Part {
  const rows = (known?.listed ?? []).map(({ path, bytes, sha256 }) => [
    path,
    String(bytes),
    sha256,
  ]);
  const left = (known?.count ?? 0) - rows.length;
  const title = left > 0 ? `Files (${rows.length} of ${known?.count ?? 0})` : "Files";
  return listed(
    title,
    { header: ["File", "Bytes", "SHA-256"], rows },
    "Its files do not lie in Cairn.",
  );
}

function rebuild({ facts: { rebuild: verdict } }: Card): Part {
  const rows = verdict.missing.map(({ what, advice }) => [what, advice]);
  return listed(
    verdict.rebuildable
      ? "Rebuildable"
      : `Not rebuildable: ${rows.length} of ${verdict.checked} missing`,
    { header: ["Missing", "What to do"], rows },
    `All ${verdict.checked} things that it takes to build it again are recorded.`,
  );
}

function completeness({ completeness: known }: Card): Part {
  const rows = known.items.map(({ title, state, why }) => [title, state, why]);
  return listed("Completeness", { header: ["Part", "State", "Why it counts"], rows }, "");
}

/** Everything of a card but its prose, in the order in which it is read. */
export const partsOf = (card: Card): Part[] =>
  [identity, declared, training, parameters, metrics, data, io, files, rebuild, completeness].map(
    (part) => part(card),
  );

/** The prose in the card's order; null where nothing is written. */
export const proseOf = ({ prose: { content } }: Card) =>
  proseSections.map(({ key, title }) => ({ key, title, text: content.sections[key] ?? null }));

export const cardTitle = ({ facts: { model, version } }: Card): string =>
  `${model.name}, version ${version.version}`;

/** Where the words come from and how complete they are. */
export function provenance(card: Card, at: Date): string[] {
  const { prose, completeness: known } = card;
  const { writtenByName, writtenAt } = prose;
  const written =
    writtenByName === null || writtenAt === null
      ? "Nobody has written in this card yet; everything in it is recorded."
      : `Sections: revision ${prose.revision} by ${writtenByName}, ${day(writtenAt)}.`;
  return [
    `Model card made by Cairn on ${day(at)} from what is recorded.`,
    written,
    completenessWords(known),
  ];
}

export const nothingWritten = "Nothing is written here yet.";
