import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";

const schema = (name: string) =>
  JSON.parse(
    readFileSync(
      fileURLToPath(new URL(`cyclonedx/${name}.SNAPSHOT.schema.json`, import.meta.url)),
      "utf8",
    ),
  );

const isUri = (text: string) => /^(?:[a-z][a-z\d+.-]*:)?[^\s<>"{}|\\^`]*$/iu.test(text);
const isMoment = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/u.test(text);
const formats = {
  "iri-reference": isUri,
  uri: isUri,
  "idn-email": (text: string) => text.includes("@"),
  "date-time": isMoment,
  date: (text: string) => /^\d{4}-\d\d-\d\d$/u.test(text),
};

const ajv = new Ajv({ strict: false, allErrors: true, formats });
for (const name of ["spdx", "jsf-0.82", "cryptography-defs"])
  ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
const valid = ajv.compile(schema("bom-1.7"));

/** What the schema of CycloneDX 1.7 finds wrong with it; nothing where it is a bill of materials. */
export const schemaErrors = (bom: unknown) => (valid(bom) ? [] : valid.errors);
