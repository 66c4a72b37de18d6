import { z } from "zod";
import type { Provenance } from "../rules/rebuildable";
import type { RunOfVersion } from "./run-of-version";
import type { StoredFiles } from "./version-files";
import type { Version } from "./version-row";

export type Known = {
  readonly version: Pick<Version, "artifactDigest">;
  readonly contents: { readonly signature: unknown; readonly flavors: unknown };
  readonly run: RunOfVersion | null;
  readonly files: Pick<StoredFiles, "damaged"> | null;
  /** Whether the file that lists its packages lies beside the model; null when files lie elsewhere. */
  readonly hasEnvironment: boolean | null;
  readonly filesChanged: boolean;
};

/** MLmodel's `env` names files for conda and virtualenv, or one file; a flavor of Python always has one. */
const flavorsShape = z.object({
  python_function: z.object({
    env: z.union([z.string(), z.record(z.string(), z.unknown())]),
  }),
});

/** The file of the model that lists its packages, as its flavors name it. */
export function environmentFile(flavors: unknown): string | null {
  const parsed = flavorsShape.safeParse(flavors);
  if (!parsed.success) return null;
  const { env } = parsed.data.python_function;
  if (typeof env === "string") return env;
  return Object.values(env).find((file): file is string => typeof file === "string") ?? null;
}

/** A flag as scripts write it; anything else says nothing. */
const flag = (text: string | undefined): boolean | null => {
  if (text === undefined) return null;
  const plain = text.toLowerCase();
  return plain === "true" ? true : plain === "false" ? false : null;
};

/** What the rule needs to know, from what is stored. */
export const provenanceOf = ({
  version,
  contents,
  run,
  files,
  filesChanged,
  hasEnvironment,
}: Known): Provenance => ({
  run:
    run === null
      ? null
      : {
          gitCommit: run.tags["mlflow.source.git.commit"] ?? "",
          dirty: flag(run.tags["mlflow.source.git.dirty"]),
          params: Object.keys(run.params).length,
          datasets: run.datasets,
        },
  environmentFile: hasEnvironment === false ? null : environmentFile(contents.flavors),
  artifactDigest: version.artifactDigest,
  filesIntact: !filesChanged && (files?.damaged ?? 0) === 0,
  hasSignature: contents.signature !== null,
});
