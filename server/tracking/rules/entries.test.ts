import { describe, expect, test } from "vitest";
import {
  batchProblem,
  batchSizeProblem,
  changedParam,
  duplicateParamProblem,
  experimentTagProblem,
  metricProblem,
  modelVersionTagProblem,
  paramProblem,
  registeredModelTagProblem,
  runTagProblem,
} from "./entries";
import { MAX_BATCH_BYTES, PAGE_ROWS } from "./limits";
import { truncated } from "./wording";

const long = (characters: number) => "x".repeat(characters);
const metric = { key: "loss", value: 1, timestamp: 0, step: 0 };

describe("limits: at the limit it is taken, one over it is refused", () => {
  test.each<[string, number, (text: string) => string | null, string]>([
    [
      "metric name",
      250,
      (key) => metricProblem({ ...metric, key }),
      "'Metric name' exceeds the maximum length of 250 characters",
    ],
    [
      "param key",
      250,
      (key) => paramProblem({ key, value: "" }),
      "'Param key' exceeds the maximum length of 250 characters",
    ],
    [
      "param value",
      6000,
      (value) => paramProblem({ key: "a", value }),
      "'Param value' exceeds the maximum length of 6000 characters",
    ],
    [
      "run tag key",
      250,
      (key) => runTagProblem({ key, value: "" }, "tags[0]"),
      "'tags[0].key' exceeds the maximum length of 250 characters",
    ],
    [
      "run tag value",
      8000,
      (value) => runTagProblem({ key: "a", value }),
      "'value' exceeds the maximum length of 8000 characters",
    ],
    [
      "experiment tag key",
      250,
      (key) => experimentTagProblem({ key, value: "" }),
      "'key' exceeds the maximum length of 250 characters",
    ],
    [
      "experiment tag value",
      20_000,
      (value) => experimentTagProblem({ key: "a", value }),
      "'value' exceeds the maximum length of 20000 characters",
    ],
    [
      "model tag key",
      250,
      (key) => registeredModelTagProblem({ key, value: "" }),
      "'key' exceeds the maximum length of 250 characters",
    ],
    [
      "model tag value",
      100_000,
      (value) => registeredModelTagProblem({ key: "a", value }),
      "'value' exceeds the maximum length of 100000 characters",
    ],
    [
      "version tag value",
      100_000,
      (value) => modelVersionTagProblem({ key: "a", value }),
      "'value' exceeds the maximum length of 100000 characters",
    ],
  ])("%s", (...[, limit, problemOf, sentence]) => {
    expect(problemOf(long(limit - 1))).toBeNull();
    expect(problemOf(long(limit))).toBeNull();
    expect(problemOf(long(limit + 1))).toBe(sentence);
  });

  test.each(["metrics", "params", "tags"] as const)("%s of a batch", (kind) => {
    const none = { metrics: 0, params: 0, tags: 0 };
    const limit = kind === "metrics" ? 1000 : 100;
    expect(batchProblem({ ...none, [kind]: limit - 1 })).toBeNull();
    expect(batchProblem({ ...none, [kind]: limit })).toBeNull();
    expect(batchProblem({ ...none, [kind]: limit + 1 })).toBe(
      `A batch logging request can contain at most ${limit} ${kind}. Got ${limit + 1} ${kind}. Please split up ${kind}` +
        " across multiple requests and try again.",
    );
  });

  test("all of a batch together", () => {
    expect(batchProblem({ metrics: 900, params: 50, tags: 49 })).toBeNull();
    expect(batchProblem({ metrics: 900, params: 50, tags: 50 })).toBeNull();
    expect(batchProblem({ metrics: 900, params: 51, tags: 50 })).toContain(
      "at most 1000 metrics, params, and tags. Got 1001",
    );
  });

  test("bytes of a batch", () => {
    expect(batchSizeProblem(MAX_BATCH_BYTES - 1)).toBeNull();
    expect(batchSizeProblem(MAX_BATCH_BYTES)).toBeNull();
    expect(batchSizeProblem(MAX_BATCH_BYTES + 1)).toBe(
      "Batched logging API requests must be at most 1000000 bytes, got a request of size 1000001.",
    );
  });

  test("characters are counted, not their halves", () => {
    expect(paramProblem({ key: "a", value: "𝐚".repeat(6000) })).toBeNull();
    expect(paramProblem({ key: "a", value: "𝐚".repeat(6001) })).not.toBeNull();
  });
});

test("a page has a usual and a largest size", () => {
  for (const { usual, most } of Object.values(PAGE_ROWS)) expect(usual).toBeLessThanOrEqual(most);
});

describe("metrics", () => {
  test("say what is missing or wrong, and where", () => {
    expect(metricProblem(metric)).toBeNull();
    expect(metricProblem({ ...metric, value: Number.NaN })).toBeNull();
    expect(metricProblem({ ...metric, step: -1 })).toBeNull();
    expect(metricProblem({ ...metric, key: null }, "metrics[3]")).toContain("'metrics[3].name'");
    expect(metricProblem({ ...metric, value: null }, "metrics[3]")).toBe(
      "Missing value for required parameter 'metrics[3].value'.",
    );
    expect(metricProblem({ ...metric, timestamp: -1 })).toBe(
      "Invalid value -1 for parameter 'timestamp' supplied: metric 'loss' (value=1). Timestamp must be a nonnegative long (64-bit integer) ",
    );
    expect(metricProblem({ ...metric, timestamp: null })).toContain("Invalid value null");
    expect(metricProblem({ ...metric, step: null }, "metrics[0]")).toBe(
      "Invalid value null for parameter 'metrics[0].step' supplied: metric 'loss' (value=1). Step must be a valid long (64-bit integer).",
    );
  });
});

describe("params and tags", () => {
  test("keep NUL out, which the database cannot hold", () => {
    expect(paramProblem({ key: "a", value: "\u0000" })).toContain("cannot contain NUL");
    expect(runTagProblem({ key: "a", value: "\u0000" })).toContain("cannot contain NUL");
    expect(experimentTagProblem({ key: "a", value: "\u0000" })).toContain("cannot contain NUL");
  });

  test("need a key; a version's tag needs a value too", () => {
    expect(runTagProblem({ key: null, value: "x" }, "tags[1]")).toContain("'tags[1].key'");
    expect(runTagProblem({ key: "a", value: null })).toBeNull();
    expect(modelVersionTagProblem({ key: "a", value: null })).toBe("Tag value cannot be None");
    expect(modelVersionTagProblem({ key: "/", value: null })).toContain("Invalid value");
  });

  test("a parameter comes once per request", () => {
    expect(duplicateParamProblem(["a", "b"])).toBeNull();
    expect(duplicateParamProblem(["a", "b", "a", "a", "it's"])).toBe(
      "Duplicate parameter keys have been submitted: ['a', 'a']. Please ensure the request contains only one param value per param key.",
    );
    expect(duplicateParamProblem(["it's", "it's"])).toContain(`["it's"]`);
  });

  test("a parameter keeps its value", () => {
    expect(changedParam({ runId: "r", key: "lr", logged: "1", given: "2" })).toBe(
      "Changing param values is not allowed. Param with key='lr' was already logged with value='1' for run ID='r'. Attempted logging new value '2'.",
    );
  });

  test("a long value can be cut to its limit, between characters", () => {
    expect(truncated("abc", 3)).toBe("abc");
    expect(truncated("abcd", 3)).toBe("abc");
    expect(truncated("𝐚𝐛𝐜𝐝", 3)).toBe("𝐚𝐛𝐜");
    expect(truncated("𝐚𝐛𝐜", 3)).toBe("𝐚𝐛𝐜");
  });
});
