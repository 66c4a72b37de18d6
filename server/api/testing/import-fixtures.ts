import { newId } from "~/server/core/ids";
import { roles } from "~/server/core/permissions";
import type { Fixture, Fixtures } from "./fixture";
import { workOff } from "./import-worker";
import { unused } from "./team-fixtures";
import type { Side } from "./world";

type Rights = Pick<Fixture, "holders" | "scope" | "foreign">;

const reading: Rights = { holders: roles, scope: "tracking:read", foreign: "nothing" };
const importing: Rights = {
  holders: ["lead", "engineer"],
  scope: "imports:write",
  foreign: "nothing",
};

/** An address for examples, from which nothing is ever read. */
const nowhere = "https://mlflow.example.org";

/** An import that nobody has taken up yet. */
export async function waitingImport(side: Side): Promise<{ importId: string }> {
  const { id } = await side.everyone.imports.createImport({ source: "mlflow", address: nowhere });
  return { importId: id };
}

/** Works on everything of this side that is due, with a small source that names what the side names. */
const workOnImports = (side: Side): Promise<void> =>
  workOff(side, {
    seed: newId().slice(-8),
    runs: 3,
    // Every organisation has one of this name, so that there is something to note.
    experiment: "Default",
    model: unused(side, "imported"),
  });

async function checkedImport(side: Side): Promise<{ importId: string }> {
  const place = await waitingImport(side);
  await workOnImports(side);
  return place;
}

async function doneImport(side: Side): Promise<{ importId: string }> {
  const place = await checkedImport(side);
  await side.everyone.imports.startImport(place);
  await workOnImports(side);
  return place;
}

export const importFixtures: Fixtures = {
  "imports.listImports": {
    ...reading,
    foreign: "own",
    input: async (side) => {
      await waitingImport(side);
      return {};
    },
  },
  "imports.findImport": { ...reading, input: doneImport },
  "imports.createImport": {
    ...importing,
    foreign: "own",
    input: () => ({ source: "mlflow", address: nowhere }),
  },
  "imports.startImport": { ...importing, input: checkedImport },
  "imports.cancelImport": { ...importing, input: waitingImport },
  "imports.resumeImport": {
    ...importing,
    input: async (side) => {
      const place = await waitingImport(side);
      await side.everyone.imports.cancelImport(place);
      return place;
    },
  },
  "imports.undoImport": { ...importing, input: doneImport },
};
