import { saveFile } from "../charts/save-file";
import { collectRuns, runsCsv } from "./runs-csv";

type Read = Parameters<typeof collectRuns>[0];
type Progress = Parameters<typeof collectRuns>[1];

/** Reads every page and saves all runs as one CSV. Returns how many there were. */
export async function saveRuns(name: string, onRead: Progress, read: Read): Promise<number> {
  const runs = await collectRuns(read, onRead);
  const file = new Blob([runsCsv(runs)], { type: "text/csv;charset=utf-8" });
  saveFile(file, `runs-${name.replaceAll(/[^\w.-]+/gu, "-").slice(0, 60)}.csv`);
  return runs.length;
}
