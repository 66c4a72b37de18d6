import { newId } from "~/server/core/ids";
import { type Role, roles } from "~/server/core/permissions";
import type { Fixture, Fixtures } from "./fixture";
import { canary, type Side } from "./world";

export type Rights = Pick<Fixture, "holders" | "scope" | "foreign">;

export const reading: Rights = { holders: roles, scope: "organisation:read", foreign: "own" };
const admins: readonly Role[] = ["admin"];
export const administering: Rights = { holders: admins, scope: null, foreign: "nothing" };

/** Another name each time, with the canary of its side. */
export const unused = (side: Side, what: string) =>
  canary(side.letter, `${what} ${newId().slice(-8)}`);

/** A fresh team of this side, which its member with every role leads. */
export async function teamOf(side: Side): Promise<{ id: string; slug: string }> {
  const team = await side.everyone.identity.createTeam({
    name: unused(side, "team"),
    purpose: unused(side, "why"),
  });
  side.things.set(`team ${team.id}`, team.id);
  return team;
}

async function teamWithViewer(side: Side): Promise<{ teamId: string; memberId: string }> {
  const { id } = await teamOf(side);
  const place = { teamId: id, memberId: side.memberIds.viewer };
  await side.everyone.identity.addTeamMember({ ...place, leads: false });
  return place;
}

const teams: Fixtures = {
  "identity.listTeams": { ...reading, input: () => ({ search: "CANARY" }) },
  "identity.findTeam": {
    ...reading,
    foreign: "nothing",
    input: async (side) => ({ slug: (await teamOf(side)).slug }),
  },
  "identity.pickTeams": { ...reading, input: () => ({ search: "CANARY" }) },
  "identity.createTeam": {
    ...administering,
    foreign: "own",
    input: () => ({ name: `Made ${newId()}` }),
  },
  "identity.updateTeam": {
    ...administering,
    input: async (side) => ({
      teamId: (await teamOf(side)).id,
      name: unused(side, "again"),
      purpose: "",
    }),
  },
  "identity.archiveTeam": {
    ...administering,
    input: async (side) => ({ teamId: (await teamOf(side)).id }),
  },
  "identity.restoreTeam": {
    ...administering,
    input: async (side) => {
      const { id } = await teamOf(side);
      await side.everyone.identity.archiveTeam({ teamId: id });
      return { teamId: id };
    },
  },
  "identity.addTeamMember": {
    ...administering,
    input: async (side) => ({
      teamId: (await teamOf(side)).id,
      memberId: side.memberIds.lead,
      leads: true,
    }),
  },
  "identity.removeTeamMember": { ...administering, input: teamWithViewer },
  "identity.setTeamLead": {
    ...administering,
    input: async (side) => ({ ...(await teamWithViewer(side)), leads: true }),
  },
};

const tokens: Fixtures = {
  "identity.listTokens": { ...administering, foreign: "own", input: () => ({}) },
  "identity.createToken": {
    ...administering,
    foreign: "own",
    input: () => ({ name: "matrix", scopes: ["maturity:read"], days: 1 }),
  },
  "identity.revokeToken": {
    ...administering,
    input: async (side) => ({
      tokenId: (
        await side.everyone.identity.createToken({
          name: unused(side, "token"),
          scopes: ["maturity:read"],
          days: 1,
        })
      ).id,
    }),
  },
};

export const teamFixtures: Fixtures = { ...teams, ...tokens };
