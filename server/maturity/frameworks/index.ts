import { awsPhases } from "./aws-phases";
import { fiveLevels10 } from "./earlier/five-levels-1-0";
import { fiveLevels } from "./five-levels";
import { genaiops } from "./genaiops";
import { google } from "./google";
import { marvelous } from "./marvelous";
import { microsoft2020 } from "./microsoft-2020";
import { microsoft2025 } from "./microsoft-2025";
import { microsoftDimensions } from "./microsoft-dimensions";
import { mlTestScore } from "./ml-test-score";

/** Every framework Cairn can score, in the order people see them. A new framework is one file and one line here. */
export const frameworks = [
  google,
  fiveLevels,
  microsoft2025,
  microsoftDimensions,
  microsoft2020,
  mlTestScore,
  marvelous,
  awsPhases,
  genaiops,
] as const;

/** Versions that are offered no more. What was assessed with one is read and scored with it for ever. */
export const earlierVersions = [fiveLevels10] as const;
