import type { Batch } from "../rules/brought";
import { type Folder, type Folders, foldersIn } from "../rules/store-folders";
import type { FileTree } from "./file-tree";
import { SourceProblem } from "./guarded-http";
import type { Source } from "./source";
import { StoreReader } from "./store-reader";

/** Things of one page. */
const PAGE = 100;

/** A pack of files as MLflow's own store or mlflow-export-import lays them out. */
export function filesSource(tree: FileTree): Source {
  const found = foldersIn(tree.paths);
  if (found.experiments.length + found.runs.length + found.models.length === 0) {
    throw new SourceProblem(
      "The file holds neither an mlruns folder (meta.yaml files) nor what mlflow-export-import writes (run.json files).",
    );
  }
  const read = new StoreReader(tree);
  const of = <Item extends { parent: string }>(all: readonly Item[], experiment: string) =>
    all.filter(({ parent }) => parent === experiment);
  return {
    experiments: () => Promise.all(homesOf(found).map((folder) => read.experiment(folder))),
    runs: (experiment, token) =>
      pageOf(of(found.runs, experiment), token, (folder) => read.run(folder, folder.parent)),
    points: async (runs) =>
      new Map(
        await Promise.all(
          runs.map(async ({ id, artifactUri }) => [id, await read.points(artifactUri)] as const),
        ),
      ),
    loggedModels: (experiment, token) =>
      pageOf(of(found.loggedModels, experiment), token, (folder) => read.loggedModel(folder)),
    models: (token) => pageOf(found.models, token, (folder) => read.model(folder)),
    versions: (token) => versionsOf(found, read, token),
    files: ({ kind, id }) => filesBelow(tree, kind === "run" ? found.runs : found.loggedModels, id),
    close: () => tree.close(),
  };
}

/** The experiments, and a home for runs that were exported without theirs. */
function homesOf({ experiments, runs }: Folders): readonly Folder[] {
  const known = new Set(experiments.map(({ path }) => path));
  const homeless = [...new Set(runs.map(({ parent }) => parent))].filter(
    (path) => !known.has(path),
  );
  return [
    ...experiments,
    ...homeless.map((path): Folder => ({ layout: "export", path, id: path || "runs" })),
  ];
}

async function pageOf<From, Item>(
  all: readonly From[],
  token: string | null,
  one: (from: From) => Promise<Item>,
): Promise<Batch<Item>> {
  const from = Number(token ?? 0);
  const items = await Promise.all(all.slice(from, from + PAGE).map(one));
  return { items, next: from + PAGE < all.length ? String(from + PAGE) : null };
}

/** Exported models hold their versions; in a store each has a folder. */
async function versionsOf(found: Folders, read: StoreReader, token: string | null) {
  const exported = found.models.filter(({ layout }) => layout === "export");
  if (token === null && exported.length > 0) {
    const lists = await Promise.all(exported.map((folder) => read.exportedVersions(folder)));
    return { items: lists.flat(), next: found.versions.length > 0 ? "0" : null };
  }
  return pageOf(found.versions, token, (folder) => read.version(folder));
}

async function* filesBelow(tree: FileTree, all: readonly Folder[], id: string) {
  const owner = all.find((folder) => folder.id === id);
  if (owner === undefined) return;
  const folder = `${owner.path}artifacts/`;
  for (const path of tree.below(folder)) {
    const file = `${folder}${path}`;
    const open = () => tree.content(file);
    yield await Promise.resolve({ path, bytes: tree.bytes(file), open });
  }
}
