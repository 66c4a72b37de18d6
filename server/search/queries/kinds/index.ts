import type { Kind } from "../kind";
import { experimentKind } from "./experiments";
import { modelKind } from "./models";
import { runKind } from "./runs";
import { teamKind } from "./teams";
import { versionKind } from "./versions";

/** Everything that can be searched for, in the order in which it is shown. One more is a file and a line here. */
export const kinds: readonly Kind[] = [modelKind, versionKind, experimentKind, runKind, teamKind];
