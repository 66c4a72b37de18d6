import type { Story } from "../story";
import { expert } from "./expert";
import { overClaimer } from "./over-claimer";
import { silent } from "./silent";
import { startUp } from "./start-up";
import { underClaimer } from "./under-claimer";

/** The demonstration: five invented teams, each with a story. */
export const stories: readonly Story[] = [overClaimer, underClaimer, silent, expert, startUp];
