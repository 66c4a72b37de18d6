import type { Kind } from "../kind";
import { datasetKind } from "./datasets";
import { experimentKind } from "./experiments";
import { featureKind } from "./features";
import { modelKind } from "./models";
import { runKind } from "./runs";
import { teamKind } from "./teams";
import { versionKind } from "./versions";

/** Everything that can be searched for, in the order in which it is shown. One more is a file and a line here. */
export const kinds: readonly Kind[] = [
  modelKind,
  versionKind,
  datasetKind,
  featureKind,
  experimentKind,
  runKind,
  teamKind,
];
