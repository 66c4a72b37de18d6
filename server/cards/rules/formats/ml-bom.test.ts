import { describe, expect, test } from "vitest";
import {
  at,
  bareFacts,
  cardFrom,
  hostileTexts,
  wholeContent,
  wholeFacts,
} from "../../testing/cards";
import { schemaErrors } from "../../testing/cyclonedx-schema";
import { licenceOf, hubLicences } from "../licences";
import { type BomSource, mlBom } from "./ml-bom";

const packages: BomSource["packages"] = {
  path: "requirements.txt",
  pip: [
    { name: "mlflow", version: "3.17.2" },
    { name: "torch", version: "2.8.0+cpu" },
    { name: "numpy", version: null },
  ],
  conda: [{ name: "python", version: "3.11.9" }],
};
const serial = "0192a0c5-0000-7000-8000-000000000001";
const bomOf = (card: Parameters<typeof mlBom>[0], from: BomSource["packages"] = packages) =>
  JSON.parse(JSON.stringify(mlBom(card, { at, serial, packages: from })));

describe("an ML-BOM against the schema of CycloneDX 1.7", () => {
  test("the schema refuses what is none", () => {
    expect(schemaErrors({ bomFormat: "CycloneDX", specVersion: "1.7", model: 1 })).not.toEqual([]);
    const wrong = bomOf(cardFrom(wholeFacts, wholeContent));
    wrong.metadata.component.modelCard.modelParameters.approach = { type: "magic" };
    expect(schemaErrors(wrong)).not.toEqual([]);
  });

  test("a whole card is valid and has its model, data, packages and files", () => {
    const bom = bomOf(cardFrom(wholeFacts, wholeContent));
    expect(schemaErrors(bom)).toEqual([]);
    expect(bom.metadata.component).toMatchObject({
      type: "machine-learning-model",
      name: "Fraud scoring",
      version: "12",
      licenses: [{ license: { id: "Apache-2.0" } }],
      modelCard: {
        modelParameters: { task: "tabular-classification", inputs: [{ format: "amount: double" }] },
        considerations: { technicalLimitations: [expect.stringContaining("what matters")] },
      },
    });
    const purls = bom.components.flatMap((one: { purl?: string }) => one.purl ?? []);
    expect(purls).toEqual([
      "pkg:pypi/mlflow@3.17.2",
      "pkg:pypi/torch@2.8.0%2Bcpu",
      "pkg:pypi/numpy",
      "pkg:conda/python@3.11.9",
    ]);
    const refs: string[] = bom.components.map((one: { "bom-ref": string }) => one["bom-ref"]);
    expect(new Set(refs).size).toBe(refs.length);
    expect(bom.dependencies[0].dependsOn).toEqual(refs);
    const named = bom.metadata.component.modelCard.modelParameters.datasets;
    expect(named.every(({ ref }: { ref: string }) => refs.includes(ref))).toBe(true);
  });

  test("a bare version is valid and invents nothing", () => {
    const bom = bomOf(cardFrom(bareFacts), null);
    expect(schemaErrors(bom)).toEqual([]);
    expect(bom.components).toBeUndefined();
    expect(bom.metadata.component.modelCard).toEqual({});
    expect(bom.metadata.properties).toContainEqual({
      name: "cairn:packages-from",
      value: "not recorded",
    });
  });

  test("every licence of the Hub goes in by an identifier of SPDX, or by its name", () => {
    for (const licence of [...hubLicences, "Proprietary"]) {
      const bom = bomOf(cardFrom(wholeFacts, { ...wholeContent, licence }));
      expect([licence, licenceOf(licence).spdx, schemaErrors(bom)]).toEqual([
        licence,
        licenceOf(licence).spdx,
        [],
      ]);
    }
  });

  test.each(hostileTexts)("names like %j leave it valid", (text) => {
    const facts = {
      ...wholeFacts,
      model: { ...wholeFacts.model, name: text },
      run: wholeFacts.run && { ...wholeFacts.run, gitUrl: text, params: { [text]: text } },
      datasets: [
        {
          name: text,
          digest: text,
          context: text,
          sourceType: text,
          source: JSON.stringify({ url: text }),
        },
      ],
    };
    const content = { ...wholeContent, licence: text, sections: { overview: text, ethics: text } };
    expect(schemaErrors(bomOf(cardFrom(facts, content)))).toEqual([]);
  });
});
