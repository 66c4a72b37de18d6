import { fiveLevels } from "./five-levels";
import { google } from "./google";

/** Every framework Cairn can score, in the order people see them. A new framework is one file and one line here. */
export const frameworks = [google, fiveLevels] as const;
