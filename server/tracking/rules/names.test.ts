import { describe, expect, test } from "vitest";
import { MAX_ALIAS_CHARACTERS, MAX_EXPERIMENT_NAME_CHARACTERS } from "./limits";
import {
  aliasProblem,
  artifactLocationProblem,
  experimentIdProblem,
  experimentNameProblem,
  loggedModelNameProblem,
  metricNameProblem,
  modelVersionProblem,
  newAliasProblem,
  newModelNameProblem,
  nulProblem,
  paramKeyProblem,
  registeredModelNameProblem,
  runIdProblem,
  tagKeyProblem,
} from "./names";

const keys = [metricNameProblem, paramKeyProblem, tagKeyProblem];

/** Both lists as the reference's tests have them (`tests/utils/test_validation.py`), and ours behind. */
test.each([
  "a",
  "Ab-5_",
  "a/b/c",
  "a.b.c",
  ".a",
  "b.",
  "a..a/._./o_O/.e.",
  "a b/c d",
  "a:b",
  "größe",
  "数",
])("%j is a key", (key) => {
  for (const problemOf of keys) expect(problemOf(key)).toBeNull();
});

test.each([
  "",
  ".",
  "/",
  "..",
  "//",
  "a//b",
  "a/./b",
  "/a",
  "a/",
  "./",
  "/./",
  "./a",
  "a/b/../c",
  "../a/b",
  "..a",
  "a\tb",
  "a,b",
  "a\u0000",
  "a\nb",
  "🙂",
])("%j is none", (key) => {
  for (const problemOf of keys) expect(problemOf(key)?.startsWith('Invalid value "')).toBe(true);
});

describe("the sentences", () => {
  test("name the path, the value as JSON, and the reason", () => {
    expect(metricNameProblem("a//é/../b", "metrics[0].name")).toBe(
      `Invalid value "a//\\u00e9/../b" for parameter 'metrics[0].name' supplied: Names may be treated as files in certain` +
        ` cases, and must not resolve to other names when treated as such. This name would resolve to 'a/b'`,
    );
    expect(paramKeyProblem("\\", "params[2].key")).toBe(
      `Invalid value "\\\\" for parameter 'params[2].key' supplied: Names may only contain alphanumerics, underscores (_),` +
        ` dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).`,
    );
  });

  test.each([
    ["", "."],
    ["../..", "../.."],
    ["/..", "/"],
    ["//a/../..", "//"],
    ["///a", "/a"],
    ["a/../..", ".."],
    ["a/../../b", "../b"],
  ])("%j would resolve to %j", (name, plain) => {
    expect(tagKeyProblem(name)).toContain(`would resolve to '${plain}'`);
  });

  test("a missing key is said in each one's own words", () => {
    expect(metricNameProblem(null)).toBe(
      "Invalid value null for parameter 'name' supplied: Metric name cannot be None. A key name must be provided.",
    );
    expect(paramKeyProblem(undefined)).toBe(
      `Invalid value "" for parameter 'key' supplied: A key name must be provided.`,
    );
    expect(tagKeyProblem(null)).toBe("Missing value for required parameter 'key'.");
  });

  test("a name in quotes is printed as Python prints it", () => {
    expect(loggedModelNameProblem("a/\n\\'")).toContain(`("a/\\n\\\\'")`);
    expect(loggedModelNameProblem(`a/'"`)).toContain(`('a/\\'"')`);
  });

  test("a huge name makes no huge message", () => {
    expect(tagKeyProblem("a/".repeat(1_000_000))?.length).toBeLessThan(1000);
  });
});

describe("ids", () => {
  test.each(["a".repeat(32), "A".repeat(256), "0", "abc_-é"])("%s is a run's", (id) => {
    expect(runIdProblem(id)).toBeNull();
  });

  test.each(["", "a/bc", "a".repeat(257), "*****", "_a", "-a", "a\n"])("%j is no run's", (id) => {
    expect(runIdProblem(id)).toMatch(/^Invalid value ".*" for parameter 'run_id' supplied\.$/s);
  });

  test("an experiment's has up to 64 characters", () => {
    expect(experimentIdProblem("0")).toBeNull();
    expect(experimentIdProblem("a".repeat(63))).toBeNull();
    expect(experimentIdProblem("a".repeat(64))).toBeNull();
    expect(experimentIdProblem("a".repeat(65))).toMatch(/^Invalid experiment ID: 'a+'$/);
    expect(experimentIdProblem("../1")).toBe("Invalid experiment ID: '../1'");
  });

  test.each(["1", 7, "+2", " 3 "])("%j is a version", (version) => {
    expect(modelVersionProblem(version)).toBeNull();
  });

  test.each(["", "v1", "1.5", 1.5, "1".repeat(19)])("%j is no version", (version) => {
    expect(modelVersionProblem(version)).toMatch(/^Parameter 'version' must be an integer, got '/);
  });
});

describe("names of experiments", () => {
  test("have up to 500 characters, of whatever kind", () => {
    const long = (count: number) => experimentNameProblem("𝐚".repeat(count));
    expect(long(MAX_EXPERIMENT_NAME_CHARACTERS - 1)).toBeNull();
    expect(long(MAX_EXPERIMENT_NAME_CHARACTERS)).toBeNull();
    expect(long(MAX_EXPERIMENT_NAME_CHARACTERS + 1)).toBe(
      "'name' exceeds the maximum length of 500 characters",
    );
    expect(experimentNameProblem("../etc; DROP 'x'")).toBeNull();
  });

  test.each(["", "  ", null, undefined, 12, {}, []])("%j is none", (name) => {
    expect(experimentNameProblem(name)).toMatch(/^Invalid experiment name: /);
  });

  test("hold no NUL, nor does anything else that is stored", () => {
    expect(experimentNameProblem("a\u0000")).toBe("'name' cannot contain NUL (0x00) characters");
    expect(nulProblem("x", "a")).toBeNull();
  });

  test("artifacts cannot lie under runs:/", () => {
    expect(artifactLocationProblem("s3://b")).toBeNull();
    expect(artifactLocationProblem("runs:/a")).toBe(
      "Artifact location cannot be a runs:/ URI. Given: 'runs:/a'",
    );
  });
});

describe("names of models", () => {
  test.each(["churn", "my model.v2", "ein Modell", "a'b", "con"])("%j is one", (name) => {
    expect(registeredModelNameProblem(name)).toBeNull();
    expect(newModelNameProblem(name)).toBeNull();
  });

  test.each([
    ["", "Missing value for required parameter 'name'."],
    ["  ", "Missing value for required parameter 'name'."],
    [null, "Missing value for required parameter 'name'."],
    ["a/b", "Invalid model name 'a/b'. Names cannot contain '/' or ':'."],
    ["a:b", "Invalid model name 'a:b'. Names cannot contain '/' or ':'."],
    ["..", `Invalid value ".." for parameter 'name' supplied: Names may be treated as files`],
    ["a\u0000", "'name' cannot contain NUL"],
  ])("%j is none", (name, words) => {
    expect(registeredModelNameProblem(name)?.slice(0, words.length)).toBe(words);
  });

  test("a new name that is missing is called so", () => {
    expect(newModelNameProblem("")).toBe("Missing value for required parameter 'new_name'.");
    expect(newModelNameProblem("a/b")).toContain("Invalid model name");
  });

  test.each([null, undefined, "model", "my model"])("%j names a logged model", (name) => {
    expect(loggedModelNameProblem(name)).toBeNull();
  });

  test.each(["", "a/b", "a:b", "a.b", "a%b", 'a"b', "a'b"])("%j does not", (name) => {
    expect(loggedModelNameProblem(name)).toMatch(/^Invalid model name \(/);
  });
});

describe("aliases", () => {
  test.each(["a", "Ab-5_", "1a2b5cDeFgH", "lates", "v123_temp", "123", "123v", "temp_V123"])(
    "%s is one",
    (alias) => {
      expect(newAliasProblem(alias)).toBeNull();
    },
  );

  test.each([
    "",
    null,
    ".",
    "/",
    "a b",
    "a/b",
    ":",
    "\\",
    "$dgs",
    "v123",
    "V1",
    "latest",
    "LATEST",
  ])("%j cannot be given", (alias) => {
    expect(newAliasProblem(alias)).toMatch(/alias name/i);
  });

  test("what cannot be given can be asked for, when it could be an alias at all", () => {
    expect(aliasProblem("latest")).toBeNull();
    expect(aliasProblem("v1")).toBeNull();
    expect(aliasProblem("a b")).toContain("Invalid alias name: 'a b'. Names may only contain");
  });

  test("have up to 255 characters", () => {
    expect(newAliasProblem("a".repeat(MAX_ALIAS_CHARACTERS - 1))).toBeNull();
    expect(newAliasProblem("a".repeat(MAX_ALIAS_CHARACTERS))).toBeNull();
    expect(newAliasProblem("a".repeat(MAX_ALIAS_CHARACTERS + 1))).toBe(
      "'Registered model alias name' exceeds the maximum length of 255 characters",
    );
  });
});
