import { vouchForOrg } from "~/server/core/context";
import { log } from "~/server/core/log";
import { carryOn } from "~/server/imports/commands/carry-on";
import { type Shape, smallSource } from "~/server/imports/testing/small-source";
import type { Side } from "./world";

const never = (): boolean => false;

/** Stops before the step with this number, as a process does that is asked to end. */
export function before(step: number): () => boolean {
  let begun = 0;
  return () => (begun += 1) > step;
}

/** Works once on what is due of this side, with a small source of this shape. @returns whether anything was due */
export async function workOnce(
  side: Side,
  shape: Shape,
  stopping: () => boolean = never,
): Promise<boolean> {
  const context = {
    actor: { kind: "system", job: "import" },
    orgId: vouchForOrg(side.orgId),
    requestId: "matrix",
    log,
    now: () => side.clock.stopped ?? new Date(),
  } as const;
  return carryOn(context, stopping, () => Promise.resolve(smallSource(shape)));
}

/** Works on everything of this side that is due. */
export async function workOff(side: Side, shape: Shape): Promise<void> {
  while (await workOnce(side, shape));
}
