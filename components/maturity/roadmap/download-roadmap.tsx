"use client";

import { saveFile } from "../../charts/save-file";
import { Button } from "../../ui/button";
import { roadmapCsv } from "./roadmap-csv";
import type { Roadmap } from "./roadmap-words";

/** The plan as it stands on the page, as a table. */
export function DownloadRoadmap({ roadmap }: { roadmap: Roadmap }) {
  const { team, framework } = roadmap;
  const download = () =>
    saveFile(
      new Blob([roadmapCsv(roadmap)], { type: "text/csv;charset=utf-8" }),
      `${team.slug}-${framework.key}-roadmap.csv`,
    );
  return <Button onClick={download}>CSV</Button>;
}
