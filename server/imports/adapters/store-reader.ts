import { parse } from "yaml";
import type { BroughtDataset, BroughtRun, Point, Text } from "../rules/brought";
import {
  type Json,
  listOf,
  objectOf,
  parseLoose,
  textOf,
  textOrNull,
  wholeOf,
} from "../rules/read-json";
import { datasetOf, experimentOf, loggedModelOf, modelOf, versionOf } from "../rules/read-mlflow";
import { bareRun, pointsIn, pointsInLines, textsIn } from "../rules/read-store";
import type { Folder } from "../rules/store-folders";
import type { FileTree } from "./file-tree";
import { SourceProblem } from "./guarded-http";

/** What mlflow-export-import writes stands below a word of its own in newer versions. */
const unwrapped = (json: Json): Json =>
  json["mlflow"] === undefined ? json : objectOf(json["mlflow"]);

/** Reads single things. The folder of a run travels in its `artifactUri` until its files have found their place here. */
export class StoreReader {
  readonly #tree: FileTree;

  constructor(tree: FileTree) {
    this.#tree = tree;
  }

  async #yaml(path: string): Promise<Json> {
    try {
      return objectOf(parse(await this.#tree.text(path)));
    } catch (error) {
      if (error instanceof SourceProblem) throw error;
      throw new SourceProblem(`${path.slice(0, 300)} cannot be read as YAML.`);
    }
  }

  async #json(path: string): Promise<Json> {
    try {
      return unwrapped(objectOf(parseLoose(await this.#tree.text(path))));
    } catch (error) {
      if (error instanceof SourceProblem) throw error;
      throw new SourceProblem(`${path.slice(0, 300)} cannot be read as JSON.`);
    }
  }

  /** One file for each key; slashes in keys are folders. */
  async #texts(folder: string): Promise<readonly Text[]> {
    const texts: Text[] = [];
    for (const key of this.#tree.below(folder)) {
      texts.push({ key, value: textOf(await this.#tree.text(`${folder}${key}`)) });
    }
    return texts;
  }

  /** Experiments are told apart by their folder: a pack may hold several stores. */
  async experiment({ layout, path, id }: Folder) {
    const store = layout === "store";
    const json = store
      ? await this.#yaml(`${path}meta.yaml`)
      : await this.#json(`${path}experiment.json`);
    const said = experimentOf(store ? json : (json["experiment"] ?? json));
    const tags = store
      ? await this.#texts(`${path}tags/`)
      : textsIn(objectOf(json["experiment"] ?? json)["tags"]);
    const isDeleted = said.isDeleted || path.includes(".trash/");
    return { ...said, id: path, name: said.name || id.replace(/\/$/, ""), tags, isDeleted };
  }

  async run({ layout, path, id }: Folder, experimentId: string): Promise<BroughtRun> {
    if (layout === "export") {
      const json = await this.#json(`${path}run.json`);
      const run = bareRun(objectOf(json["info"]), { id, experimentId });
      const datasets = listOf(json["inputs"]).flatMap(datasetOf);
      const [params, tags] = [textsIn(json["params"]), textsIn(json["tags"])];
      return { ...run, params, tags, datasets, artifactUri: path };
    }
    const run = bareRun(await this.#yaml(`${path}meta.yaml`), { id, experimentId });
    const [params, tags] = [await this.#texts(`${path}params/`), await this.#texts(`${path}tags/`)];
    return {
      ...run,
      params,
      tags,
      datasets: await this.#datasets(path, experimentId),
      artifactUri: path,
    };
  }

  async #datasets(path: string, experiment: string): Promise<readonly BroughtDataset[]> {
    const inputs = this.#tree.below(`${path}inputs/`).filter((name) => name.endsWith("/meta.yaml"));
    const all: BroughtDataset[] = [];
    for (const name of inputs) {
      const input = await this.#yaml(`${path}inputs/${name}`);
      const about = `${experiment}datasets/${textOf(input["source_id"])}/meta.yaml`;
      if (!this.#tree.has(about)) continue;
      all.push(...datasetOf({ dataset: await this.#yaml(about), tags: textsIn(input["tags"]) }));
    }
    return all;
  }

  async points(folder: string): Promise<readonly Point[]> {
    if (this.#tree.has(`${folder}run.json`)) {
      return pointsIn((await this.#json(`${folder}run.json`))["metrics"]);
    }
    const all: Point[] = [];
    for (const key of this.#tree.below(`${folder}metrics/`)) {
      for (const point of pointsInLines(key, await this.#tree.text(`${folder}metrics/${key}`)))
        all.push(point);
    }
    return all;
  }

  async loggedModel({ path, id }: Folder & { readonly parent: string }) {
    const meta = await this.#yaml(`${path}meta.yaml`);
    const statuses = [
      "",
      "LOGGED_MODEL_PENDING",
      "LOGGED_MODEL_READY",
      "LOGGED_MODEL_UPLOAD_FAILED",
    ];
    const info = {
      ...meta,
      model_id: id,
      creation_timestamp_ms: meta["creation_timestamp"],
      last_updated_timestamp_ms: meta["last_updated_timestamp"],
      status: statuses[wholeOf(meta["status"]) ?? 2],
      tags: await this.#texts(`${path}tags/`),
    };
    return loggedModelOf({ info, data: { params: await this.#texts(`${path}params/`) } });
  }

  async model({ layout, path, id }: Folder) {
    if (layout === "export") {
      const model = objectOf((await this.#json(`${path}model.json`))["registered_model"]);
      return { ...modelOf(model), tags: textsIn(model["tags"]) };
    }
    const meta = await this.#yaml(`${path}meta.yaml`);
    const aliases = Object.entries(objectOf(meta["aliases"])).map(([alias, version]) => ({
      alias,
      version,
    }));
    return modelOf({
      ...meta,
      name: textOf(meta["name"]) || id,
      aliases,
      tags: await this.#texts(`${path}tags/`),
    });
  }

  async version({ path, parent }: Folder & { readonly parent: string }) {
    const meta = await this.#yaml(`${path}meta.yaml`);
    const model = await this.model({
      layout: "store",
      path: parent,
      id: parent.split("/").at(-2) ?? "",
    });
    return versionOf({ ...meta, name: model.name, tags: await this.#texts(`${path}tags/`) });
  }

  async exportedVersions({ path }: Folder) {
    const model = objectOf((await this.#json(`${path}model.json`))["registered_model"]);
    const list = [...listOf(model["versions"]), ...listOf(model["latest_versions"])].map(objectOf);
    const byNumber = new Map(list.map((version) => [textOrNull(version["version"]), version]));
    return [...byNumber.values()].map((version) => ({
      ...versionOf({ ...version, name: textOf(version["name"]) || textOf(model["name"]) }),
      tags: textsIn(version["tags"]),
    }));
  }
}
