import { changesAreAudited } from "./changes-are-audited";
import type { Check } from "./check";
import { dataIsClassified } from "./data-is-classified";
import { dataIsFresh } from "./data-is-fresh";
import { dataIsInTheCatalogue } from "./data-is-in-the-catalogue";
import { dataIsProfiled } from "./data-is-profiled";
import { featuresAreRegistered } from "./features-are-registered";
import { featuresAreUsed } from "./features-are-used";
import { schemasAreExpected } from "./schemas-are-expected";
import { codeIsPinned } from "./code-is-pinned";
import { environmentsAreCaptured } from "./environments-are-captured";
import { improvementsAreOnTime } from "./improvements-are-on-time";
import { improvementsAreOwned } from "./improvements-are-owned";
import { lineageIsComplete } from "./lineage-is-complete";
import { modelsHaveAnOwner } from "./models-have-an-owner";
import { parkedWorkIsReviewed } from "./parked-work-is-reviewed";
import { peopleAreThere } from "./people-are-there";
import { planHasABudget } from "./plan-has-a-budget";
import { runsAreTracked } from "./runs-are-tracked";
import { severalPeopleKnowTheModel } from "./several-people-know-the-model";
import { teamHasOwnerAndDeputy } from "./team-has-owner-and-deputy";
import { trainingDataIsPinned } from "./training-data-is-pinned";
import { trainingWasReproduced } from "./training-was-reproduced";
import { tuningIsRecorded } from "./tuning-is-recorded";
import { versionsHaveAnInterface } from "./versions-have-an-interface";
import { versionsHaveReleaseNotes } from "./versions-have-release-notes";

/** Every check that can answer today. A new one is a file beside this and a line here. */
export const checks: readonly Check[] = [
  modelsHaveAnOwner,
  dataIsInTheCatalogue,
  versionsHaveAnInterface,
  versionsHaveReleaseNotes,
  trainingDataIsPinned,
  schemasAreExpected,
  dataIsClassified,
  dataIsFresh,
  dataIsProfiled,
  featuresAreRegistered,
  featuresAreUsed,
  runsAreTracked,
  codeIsPinned,
  environmentsAreCaptured,
  trainingWasReproduced,
  lineageIsComplete,
  tuningIsRecorded,
  severalPeopleKnowTheModel,
  changesAreAudited,
  improvementsAreOwned,
  teamHasOwnerAndDeputy,
  improvementsAreOnTime,
  planHasABudget,
  peopleAreThere,
  parkedWorkIsReviewed,
];

const byId: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.id, check]));

export const checkOf = (id: string): Check | undefined => byId.get(id);
