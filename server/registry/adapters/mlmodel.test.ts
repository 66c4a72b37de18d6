import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_MLMODEL, readMlmodel } from "./mlmodel";

/** As a 3.x client writes it beside a scikit-learn model. */
const written = `artifact_path: mlflow-artifacts:/1/models/m-0cbf/artifacts
flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.sklearn
    model_path: model.pkl
    predict_fn: predict
    python_version: 3.12.1
  sklearn:
    code: null
    pickled_model: model.pkl
    serialization_format: cloudpickle
    sklearn_version: 1.7.2
mlflow_version: 3.6.0
model_id: m-0cbf
signature:
  inputs: '[{"type": "double", "name": "distance", "required": true}, {"type": "string",
    "name": "carrier''s", "required": true}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1]}}]'
  params: null
  type_hint: null
utc_time_created: '2026-11-20 10:00:00.000000'
`;

const whyNot = (text: string) => {
  const read = readMlmodel(text);
  return read.ok ? "read" : read.why;
};

describe("a model's own file", () => {
  test("says what goes in and out, and how it is loaded", () => {
    const read = readMlmodel(written);
    expect(read).toMatchObject({
      ok: true,
      contents: {
        flavors: {
          python_function: { env: { conda: "conda.yaml" }, python_version: "3.12.1" },
          sklearn: { pickled_model: "model.pkl" },
        },
        signature: {
          inputs: expect.stringContaining(`"name": "carrier's"`),
          params: null,
        },
      },
    });
  });

  test("may say nothing of either", () => {
    expect(readMlmodel("artifact_path: model\nflavors: {}\nsignature:\n")).toEqual({
      ok: true,
      contents: { signature: null, flavors: null },
    });
  });

  test("may have a signature of ten thousand columns", () => {
    const columns = Array.from({ length: 10_000 }, (_, at) => ({
      type: "double",
      name: `column_${at}`,
    }));
    const read = readMlmodel(`signature:\n  inputs: '${JSON.stringify(columns)}'\n`);
    expect(read.ok).toBe(true);
  });
});

describe("a hostile file is refused and takes no time", () => {
  const laughs = ["a: &a [x,x,x,x,x,x,x,x,x]"];
  for (const [one, next] of ["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"].map((pair) => [
    pair[0],
    pair[1],
  ])) {
    laughs.push(`${next}: &${next} [${Array.from({ length: 9 }, () => `*${one}`).join(",")}]`);
  }
  const cases: readonly (readonly [string, string])[] = [
    ["a billion laughs", laughs.join("\n")],
    ["nesting without an end", `a: ${"[".repeat(7000)}`],
    ["closed nesting", `a: ${"[".repeat(3900)}${"]".repeat(3900)}`],
    ["a hundred thousand keys", Array.from({ length: 100_000 }, (_, at) => `k${at}: 1`).join("\n")],
    ["an open quote", `a: '${"x".repeat(900_000)}`],
    ["more than a mebibyte", "x".repeat(MOST_MLMODEL + 1)],
    ["no YAML", "a: b: c: [}"],
    ["only a word", "word"],
    ["nothing", ""],
  ];
  test.each(cases)("%s", (_, text) => {
    const began = performance.now();
    expect(whyNot(text)).not.toBe("read");
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test("tags make no objects, and names of a prototype are data", () => {
    const read = readMlmodel(
      "__proto__: {flavors: {x: {y: 1}}}\nconstructor: 1\nflavors: !!js/function 'x'\nsignature: {__proto__: {a: 1}, inputs: !!binary aGk=}\n",
    );
    expect(read.ok && read.contents.flavors).toBeNull();
    expect(({} as { a?: number }).a).toBeUndefined();
  });

  test("no text makes it throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(readMlmodel(text)).toHaveProperty("ok");
      }),
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "a",
            ": ",
            "\n",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "&a ",
            "*a",
            "'",
            '"',
            "!!x ",
            "|",
            "  ",
            "<<",
          ),
          { maxLength: 60 },
        ),
        (parts) => {
          expect(readMlmodel(parts.join(""))).toHaveProperty("ok");
        },
      ),
    );
  });
});
