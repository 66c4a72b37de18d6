import path from "node:path";
import { mergeConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";
import { root } from "../server/bin/project.mjs";
import { isCodeClass, withMutants } from "../server/bin/mutants.mjs";
import base from "./vitest.config";

const kind = process.env.CAIRN_MUTANTS ?? "";

/** Puts the mutants of CAIRN_MUTANTS into the code as it is loaded; `mutation-runner.mjs` wakes one at a time. */
const mutants = {
  name: "cairn-mutants",
  enforce: /** @type {const} */ ("pre"),
  /** @param {string} text @param {string} id */
  transform(text, id) {
    if (!isCodeClass(kind)) return null;
    const file = path.relative(root, id).replaceAll("\\", "/");
    return withMutants(kind, file, text);
  },
};

/** One file after the other: the runner looks for the one test database there is. */
const oneByOne = (base.test?.projects ?? []).map((project) =>
  typeof project === "object" && "test" in project
    ? { ...project, test: { ...project.test, maxWorkers: 1 } }
    : project,
);

/** In the order they are named: what kills most goes first, what takes longest is left with the fewest. */
class AsNamed extends BaseSequencer {
  /** @override @param {import("vitest/node").TestSpecification[]} files */
  async sort(files) {
    const place = (/** @type {string} */ file) =>
      process.argv.findIndex((name) => name.endsWith(".ts") && file.endsWith(name));
    return files.toSorted((one, other) => place(one.moduleId) - place(other.moduleId));
  }
}

export default mergeConfig(
  { ...base, test: { ...base.test, projects: oneByOne } },
  {
    plugins: [mutants],
    test: {
      runner: path.join(root, ".config", "mutation-runner.mjs"),
      maxWorkers: 1,
      // A kept file would hold the mutants of the class that was tried before.
      experimental: { fsModuleCache: false },
      sequence: { sequencer: AsNamed },
    },
  },
);
