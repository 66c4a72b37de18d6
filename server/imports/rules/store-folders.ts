/** A folder that holds one thing, and in which of the two layouts: MLflow's own store, or mlflow-export-import's. */
export type Folder = {
  readonly layout: "store" | "export";
  /** With its slash at the end; empty for the top. */
  readonly path: string;
  /** As the folder is called. */
  readonly id: string;
};

export type Folders = {
  readonly experiments: Folder[];
  /** With the folder of their experiment. */
  readonly runs: (Folder & { readonly parent: string })[];
  readonly loggedModels: (Folder & { readonly parent: string })[];
  readonly models: Folder[];
  readonly versions: (Folder & { readonly parent: string })[];
};

/** What runs have written is theirs, whatever it is called. */
const inside = /(?:^|\/)(?:artifacts|inputs|outputs|datasets|traces|assessments)\//;

const split = (path: string): readonly [parent: string, name: string] => {
  const bare = path.replace(/\/$/, "");
  const at = bare.lastIndexOf("/");
  return [bare.slice(0, at + 1), bare.slice(at + 1)];
};

/** Finds out what the folders of a pack are by the names of the files in them. */
export function foldersIn(paths: readonly string[]): Folders {
  const found: Folders = { experiments: [], runs: [], loggedModels: [], models: [], versions: [] };
  for (const path of paths) {
    if (inside.test(path)) continue;
    const [folder, file] = split(path);
    if (file === "meta.yaml") placeStore(found, folder);
    else if (file.endsWith(".json")) placeExport(found, folder, file);
  }
  return found;
}

function placeStore(found: Folders, path: string): void {
  const [parent, id] = split(path);
  const folder = { layout: "store", path, id } as const;
  const [above, parentName] = split(parent);
  if (/^m-[0-9a-f]{32}$/.test(id) && parentName === "models") {
    found.loggedModels.push({ ...folder, parent: above });
  } else if (/^version-\d+$/.test(id)) found.versions.push({ ...folder, parent });
  else if (parentName === "models") found.models.push(folder);
  else if (/^[0-9a-f]{32}$/.test(id)) found.runs.push({ ...folder, parent });
  else if (id !== "") found.experiments.push(folder);
}

function placeExport(found: Folders, path: string, file: string): void {
  const [parent, id] = split(path);
  const folder = { layout: "export", path, id } as const;
  if (file === "run.json") found.runs.push({ ...folder, parent });
  else if (file === "experiment.json") found.experiments.push(folder);
  else if (file === "model.json") found.models.push(folder);
}
