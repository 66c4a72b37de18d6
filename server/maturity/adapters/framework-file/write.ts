import { stringify } from "yaml";
import type { Framework } from "../../rules/framework";

export type Format = "yaml" | "json";

/** A framework as a file that `readFramework` reads back to the same framework. */
export const writeFramework = (framework: Framework, format: Format): string =>
  format === "json"
    ? `${JSON.stringify(framework, null, 2)}\n`
    : stringify(framework, { lineWidth: 0, aliasDuplicateObjects: false });
