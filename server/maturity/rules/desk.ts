/** Whose answers a reader of an assessment may see, and which of them count in what they are shown. */

export type Mode = "shared" | "several" | "facilitated";

export type SheetState = {
  readonly id: string;
  /** The assessor; null is the sheet of the whole team. */
  readonly memberId: string | null;
  readonly submittedAt: Date | null;
  readonly removedAt: Date | null;
};

export type DeskInput<Sheet extends SheetState> = {
  readonly mode: Mode;
  readonly status: "open" | "final";
  readonly sheets: readonly Sheet[];
  /** Who reads; null is a job. */
  readonly reader: string | null;
};

/**
 * `team`: one sheet that everybody sees. `own`: an assessor who has not submitted sees their sheet and no other.
 * `some`: an assessor who has submitted sees those who have too. `all`: every assessor has submitted.
 * `hidden`: somebody else, while an assessor has not submitted.
 */
export type Footing = "team" | "own" | "some" | "all" | "hidden";

export type Desk<Sheet extends SheetState = SheetState> = {
  readonly footing: Footing;
  /** Sheets whose answers the reader may see; exactly these count. */
  readonly seen: readonly Sheet[];
  /** The reader's own sheet while they assess, or the team's; null when they only read. */
  readonly own: Sheet | null;
  /** Assessors who are not removed. */
  readonly standing: readonly Sheet[];
  /** Of these, the ones who have not submitted. */
  readonly pending: readonly Sheet[];
};

const footingOf = (own: SheetState | null, complete: boolean): Footing => {
  if (own !== null && own.submittedAt === null) return "own";
  if (complete) return "all";
  return own === null ? "hidden" : "some";
};

/**
 * Nobody but their author sees answers that were not submitted, and no assessor sees another's before both have
 * submitted. Who does not assess waits for the last one, so that nobody who has read them can be made an assessor.
 */
export function deskOf<Sheet extends SheetState>(input: DeskInput<Sheet>): Desk<Sheet> {
  const { mode, status, sheets, reader } = input;
  if (mode !== "several") {
    return {
      footing: "team",
      seen: sheets,
      own: sheets[0] ?? null,
      standing: sheets,
      pending: [],
    };
  }
  const standing = sheets.filter(({ removedAt }) => removedAt === null);
  const pending = standing.filter(({ submittedAt }) => submittedAt === null);
  const submitted = standing.filter(({ submittedAt }) => submittedAt !== null);
  const mine = standing.find(({ memberId }) => memberId !== null && memberId === reader) ?? null;
  if (status === "final")
    return { footing: "all", seen: submitted, own: null, standing, pending: [] };
  const footing = footingOf(mine, pending.length === 0);
  return { footing, seen: seenFrom(footing, submitted, mine), own: mine, standing, pending };
}

function seenFrom<Sheet>(footing: Footing, submitted: readonly Sheet[], mine: Sheet | null) {
  if (footing === "own") return mine === null ? [] : [mine];
  return footing === "hidden" ? [] : submitted;
}
