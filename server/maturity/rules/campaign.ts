/** How far a team is with what a campaign asks of it. Signed before the campaign began does not count. */
export type AskedTeam = {
  readonly signedOffAt: Date | null;
  /** The assessment that is being answered now. */
  readonly openId: string | null;
};

export type TeamState = "done" | "answering" | "not_started";

export const teamState = ({ signedOffAt, openId }: AskedTeam): TeamState => {
  if (signedOffAt !== null) return "done";
  return openId === null ? "not_started" : "answering";
};

export type CampaignStatus = "open" | "closed" | "cancelled";

const DAY_MS = 86_400_000;

/** Whole days from today until a date, both in UTC; negative once the date has passed. */
export const daysUntil = (dueOn: string, now: Date): number =>
  Math.round((Date.parse(dueOn) - Date.parse(now.toISOString().slice(0, 10))) / DAY_MS);

type Due = { readonly dueOn: string; readonly status: CampaignStatus };

/** Late from the day after the due date on. A campaign that ended asks nothing any more, so nobody is late. */
export const isLate = (state: TeamState, { dueOn, status }: Due, now: Date): boolean =>
  status === "open" && state !== "done" && daysUntil(dueOn, now) < 0;

export type CampaignProgress = {
  readonly asked: number;
  readonly done: number;
  readonly answering: number;
  readonly notStarted: number;
  readonly late: number;
};

export const progressOf = (teams: readonly AskedTeam[], due: Due, now: Date): CampaignProgress => {
  const states = teams.map(teamState);
  const count = (wanted: TeamState) => states.filter((state) => state === wanted).length;
  return {
    asked: teams.length,
    done: count("done"),
    answering: count("answering"),
    notStarted: count("not_started"),
    late: states.filter((state) => isLate(state, due, now)).length,
  };
};
