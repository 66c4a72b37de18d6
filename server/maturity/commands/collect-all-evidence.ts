import { z } from "zod";
import { command } from "~/server/core/operation";
import { teamsWrittenFor } from "~/server/identity/queries/teams";
import { checks } from "../evidence";
import { collectFor } from "./collect-evidence";

/** Teams looked at in one statement: bounds what is held in memory, far above what most organisations have. */
const TEAMS_AT_ONCE = 250;

type Rows = Awaited<ReturnType<typeof collectFor>>;

/** How many teams a check could say something about, and of how many of these all was good. */
const tallyOf = (rows: Rows) =>
  checks.map(({ id }) => {
    const own = rows.filter(({ checkKey }) => checkKey === id);
    const measured = own.filter(({ status }) => status === "measured");
    return {
      check: id,
      measured: measured.length,
      whole: measured.filter(({ good, eligible }) => good === eligible).length,
      broken: own.filter(({ status }) => status === "error").length,
    };
  });

export const collectAllEvidence = command({
  name: "maturity.collect-all-evidence",
  summary:
    "Runs every check for every team the caller may write for, and keeps what it saw of each.",
  permission: "maturity:write",
  route: "POST /evidence",
  input: z.strictObject({}),
  output: z.object({
    asOf: z.date(),
    teams: z.number().int(),
    checks: z.array(
      z.object({
        check: z.string(),
        /** Teams of which the check could say something. */
        measured: z.number().int(),
        /** Teams of these where everything was as it should be. */
        whole: z.number().int(),
        /** Teams for which it could not run. */
        broken: z.number().int(),
      }),
    ),
  }),
  run: async (work) => {
    const teamIds = await teamsWrittenFor(work);
    const rows: Rows = [];
    for (let from = 0; from < teamIds.length; from += TEAMS_AT_ONCE) {
      rows.push(...(await collectFor(work, teamIds.slice(from, from + TEAMS_AT_ONCE))));
    }
    const tally = tallyOf(rows);
    return {
      result: { asOf: work.now(), teams: teamIds.length, checks: tally },
      audit: {
        subject: `organisation:${work.orgId}`,
        after: { teams: teamIds, checks: tally },
      },
    };
  },
});
