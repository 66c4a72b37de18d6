import path from "node:path";
import { mergeConfig } from "vitest/config";
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

export default mergeConfig(
  { ...base, test: { ...base.test, projects: oneByOne } },
  {
    plugins: [mutants],
    test: { runner: path.join(root, ".config", "mutation-runner.mjs"), maxWorkers: 1 },
  },
);
