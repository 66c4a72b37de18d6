/** What is known of how a version came about. */
export type Provenance = {
  readonly run: {
    readonly gitCommit: string;
    /** Whether the working copy had changes that were not committed; null when nobody said. */
    readonly dirty: boolean | null;
    readonly params: number;
    readonly datasets: readonly { readonly name: string; readonly digest: string }[];
  } | null;
  /** A file that says which packages the model needs; null when its files have not been read. */
  readonly environmentFile: string | null;
  readonly artifactDigest: string | null;
  /** False when files that are kept here are damaged, or others than the digest was taken over. */
  readonly filesIntact: boolean;
  readonly hasSignature: boolean;
};

export type Missing = { readonly key: string; readonly what: string; readonly advice: string };

type Need = Missing & { readonly met: (provenance: Provenance) => boolean };

const needs: readonly Need[] = [
  {
    key: "run",
    what: "the run that trained it",
    advice: "Register from a run, or send run_id with the version.",
    met: ({ run }) => run !== null,
  },
  {
    key: "git_commit",
    what: "the git commit of its code",
    advice: "Start training from a git checkout; MLflow then sends the commit itself.",
    met: ({ run }) => (run?.gitCommit ?? "") !== "",
  },
  {
    key: "clean_tree",
    what: "that nothing was changed beside that commit",
    advice: "Commit before training and log the tag mlflow.source.git.dirty = false.",
    met: ({ run }) => run?.dirty === false,
  },
  {
    key: "environment",
    what: "the file that lists its packages",
    advice: "Log the model with its requirements.txt, conda.yaml or python_env.yaml.",
    met: ({ environmentFile }) => environmentFile !== null,
  },
  {
    key: "dataset",
    what: "its data with a digest",
    advice: "Call mlflow.log_input with the training data.",
    met: ({ run }) => run?.datasets.some(({ digest }) => digest !== "") ?? false,
  },
  {
    key: "params",
    what: "its parameters",
    advice: "Log the parameters of the training run.",
    met: ({ run }) => (run?.params ?? 0) > 0,
  },
  {
    key: "artifact_digest",
    what: "a digest of its files",
    advice: "Store the files in Cairn and have them read, or send their digest.",
    met: ({ artifactDigest }) => artifactDigest !== null,
  },
  {
    key: "files_intact",
    what: "its files as they were",
    advice: "Upload them again as they were, or have them read as they are now.",
    met: ({ filesIntact }) => filesIntact,
  },
  {
    key: "signature",
    what: "its signature: what goes in and what comes out",
    advice: "Pass signature or input_example to log_model.",
    met: ({ hasSignature }) => hasSignature,
  },
];

export type Verdict = {
  readonly rebuildable: boolean;
  readonly missing: readonly Missing[];
  readonly checked: number;
};

/** Whether the version could be built again from what is recorded, and what is missing for it. */
export function rebuildable(provenance: Provenance): Verdict {
  const missing = needs
    .filter(({ met }) => !met(provenance))
    .map(({ key, what, advice }) => ({ key, what, advice }));
  return { rebuildable: missing.length === 0, missing, checked: needs.length };
}
