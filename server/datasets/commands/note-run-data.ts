import type { Work } from "~/server/core/context";
import { columnsOfClient, rowsOfClient } from "../rules/client-schema";
import { storeVersions } from "./store-versions";

/** Data as a run names it. */
export type RunData = {
  readonly name: string;
  readonly digest: string;
  readonly sourceType: string;
  readonly source: string;
  readonly schema: string | null;
  readonly profile: string | null;
};

/** Enters what a run says it read into the catalogue: a version by its digest, under the name it is called by. */
export async function noteRunData(work: Work, data: readonly RunData[]): Promise<void> {
  await storeVersions(
    work,
    data.map(({ name, digest, sourceType, source, schema, profile }) => ({
      name,
      digest,
      sourceType,
      source,
      toldBy: "run" as const,
      format: null,
      rowCount: rowsOfClient(profile),
      bytes: null,
      columns:
        columnsOfClient(schema)?.map((column) => ({
          ...column,
          description: "",
          profile: null,
        })) ?? null,
      profile: null,
      sha256: null,
      dataUntil: null,
    })),
  );
}
