import { expect, test } from "vitest";
import { parse } from "yaml";
import { environmentOf, requirementsOf } from "./requirements";
import { interfaceOf } from "./signature";

test("a requirements.txt gives its packages once, with the version it pins", () => {
  const text = [
    "# made by a tool",
    "mlflow==3.17.2",
    "Scikit_Learn[extra] == 1.7.1 ; python_version > '3.9'  # why",
    "numpy>=1.26,<3",
    "pandas",
    "pandas==2.0",
    "-r other.txt",
    "--hash=sha256:abc",
    "https://example.org/a.whl",
    "torch===2.8.0+cpu",
    "six == \\",
    "  1.17",
    "local @ file:///a",
    "   ",
  ].join("\n");
  expect(requirementsOf(text)).toEqual([
    { name: "mlflow", version: "3.17.2" },
    { name: "scikit-learn", version: "1.7.1" },
    { name: "numpy", version: null },
    { name: "pandas", version: null },
    { name: "torch", version: "2.8.0+cpu" },
    { name: "six", version: "1.17" },
    { name: "local", version: null },
  ]);
});

test("a conda.yaml gives conda's packages and pip's", () => {
  const file = [
    "channels: [conda-forge]",
    "dependencies:",
    "- python=3.11.9",
    "- pip<=24.0",
    "- pip:",
    "  - mlflow==3.17.2",
    "  - cloudpickle",
    "name: mlflow-env",
  ].join("\n");
  expect(environmentOf(parse(file))).toEqual({
    conda: [
      { name: "python", version: "3.11.9" },
      { name: "pip", version: null },
    ],
    pip: [
      { name: "mlflow", version: "3.17.2" },
      { name: "cloudpickle", version: null },
    ],
  });
});

test("a python_env.yaml and rubbish give what they have", () => {
  const env = parse("python: 3.11.9\ndependencies:\n- mlflow==3.17.2\n- -r requirements.txt\n");
  expect(environmentOf(env)).toEqual({ conda: [], pip: [{ name: "mlflow", version: "3.17.2" }] });
  for (const rubbish of [null, 3, "x", [], { dependencies: 3 }, { dependencies: [null, {}] }])
    expect(environmentOf(rubbish)).toEqual({ conda: [], pip: [] });
});

test("a signature of MLflow is read, and what is none is not known", () => {
  const inputs =
    '[{"type": "double", "name": "amount", "required": true}, {"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 28]}}]';
  expect(interfaceOf({ inputs, outputs: null, params: null })).toEqual({
    inputs: [
      { name: "amount", type: "double", required: true },
      { name: "#2", type: "tensor float32 [-1, 28]", required: null },
    ],
    outputs: [],
    params: [],
  });
  expect(interfaceOf({ inputs: "[]" })).toEqual({ inputs: [], outputs: [], params: [] });
  for (const none of [null, {}, { inputs: "{" }, { inputs: 3 }, "x"])
    expect(interfaceOf(none)).toBeNull();
});
