import type { Framework } from "../rules/framework";
import { creation } from "./microsoft-dimensions/creation";
import { integration } from "./microsoft-dimensions/integration";
import {
  background,
  dimensions,
  sources,
  stateSets,
  variables,
} from "./microsoft-dimensions/outline";
import { people } from "./microsoft-dimensions/people";
import { release } from "./microsoft-dimensions/release";
import { levelsOf2025 } from "./microsoft/outline";

/**
 * Microsoft's four tables: for each of 15 rows, which state belongs to which level. They ask other questions than the
 * technology column and need other arithmetic, and one number made of both would be published by nobody; so they are
 * a framework of their own. The editions of 2020 and 2025 differ here in style only.
 */
export const microsoftDimensions = {
  key: "microsoft-dimensions",
  version: "1.0.0",
  title: "Microsoft MLOps tables: people, creation, release, integration",
  summary:
    "Where a team stands in each row of Microsoft's four tables. The lowest row decides, so one neglected habit shows at once.",
  publisher: "Microsoft",
  kind: "levels",
  sources,
  levels: levelsOf2025,
  floor: 0,
  dimensions,
  answerSets: stateSets,
  practices: [...people, ...creation, ...release, ...integration, ...background],
  gates: [],
  scoring: { rule: "ladder_min", variables },
} as const satisfies Framework;
