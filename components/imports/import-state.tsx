import { type ImportState as State, stateWords } from "~/server/imports/rules/import-words";
import { Badge, Status } from "../ui/status";
import type { StatusKind } from "../ui/status-icon";

function kindOf({ phase, status }: State): StatusKind {
  switch (status) {
    case "failed":
      return "bad";
    case "cancelled":
      return "watch";
    case "done":
      return phase === "undo" ? "not-applicable" : "good";
    case "waiting":
    case "running":
      return "running";
  }
}

export const ImportStateWords = ({ of }: { of: State }) => (
  <Status status={kindOf(of)}>{stateWords(of)}</Status>
);

export const ImportBadge = ({ of }: { of: State }) => (
  <Badge status={kindOf(of)}>{stateWords(of)}</Badge>
);
