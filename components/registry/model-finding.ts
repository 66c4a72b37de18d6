import { formatCount } from "../ui/format-number";
import { ownerWords, type Version, versionsWords, type WholeModel } from "./words";

type Found = Pick<WholeModel, "versionCount" | "aliases" | "owner" | "ownerTeam">;

/** What runs now and who answers for it, in one sentence. */
export function modelFinding(model: Found): string {
  if (model.versionCount === 0) return `No version yet; ${answering(model)}.`;
  return `${inUse(model)} of ${versionsWords(model.versionCount)}; ${answering(model)}.`;
}

function inUse({ aliases }: Found): string {
  const [first, ...more] = aliases.toSorted((a, b) => rank(a.alias) - rank(b.alias));
  if (first === undefined) return "No alias points at any";
  const rest =
    more.length === 0 ? "" : ` and ${formatCount(more.length, "more alias", "more aliases")}`;
  return `${first.alias} is version ${first.version}${rest}`;
}

/** The name that matters most is told first. */
const rank = (alias: string): number => (/^(?:champion|production|prod)$/iu.test(alias) ? 0 : 1);

const answering = (model: Found): string => {
  const who = ownerWords(model);
  return who === null ? "nobody answers for it" : `${who} answers for it`;
};

type Verdict = {
  readonly rebuild: { readonly checked: number; readonly missing: readonly unknown[] };
  readonly stage: Version["stage"];
  readonly aliases: readonly { readonly alias: string }[];
  readonly frozenAt: Date | null;
};

/** Whether a version could be built again, and what it is used for. */
export function versionFinding({ rebuild, aliases, stage, frozenAt }: Verdict): string {
  const { checked, missing } = rebuild;
  const verdict =
    missing.length === 0
      ? `Can be built again: all ${checked} facts are recorded`
      : `Cannot be built again: ${missing.length} of ${checked} facts are missing`;
  const names = aliases.map(({ alias }) => alias);
  const use =
    names.length > 0
      ? `it is ${names.join(", ")}`
      : stage === "None"
        ? "no alias points at it"
        : `it stands in ${stage}`;
  return `${verdict}; ${use}${frozenAt === null ? "" : " and is frozen"}.`;
}
