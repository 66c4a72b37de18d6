import { type Role, roles } from "~/server/core/permissions";
import { newId } from "~/server/core/ids";
import type { Fixture, Fixtures } from "./fixture";
import { canary, type Side } from "./world";

const everybody = roles;
const admins: readonly Role[] = ["admin"];

const unused = (side: Side, what: string) => canary(side.letter, `${what} ${newId().slice(-8)}`);

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

const invitation = (side: Side) =>
  side.everyone.identity.inviteMember({
    email: `${newId()}@example.org`,
    name: unused(side, "guest"),
    roles: ["viewer"],
  });

const tokenOf = (path: string | null) => path?.split("/").at(-1)?.split("=").at(-1) ?? "";

const reading: Pick<Fixture, "holders" | "scope" | "foreign"> = {
  holders: everybody,
  scope: "organisation:read",
  foreign: "own",
};
const ownAccount: Pick<Fixture, "holders" | "scope" | "foreign"> = {
  holders: everybody,
  scope: null,
  foreign: "own",
};
const administering: Pick<Fixture, "holders" | "scope" | "foreign"> = {
  holders: admins,
  scope: null,
  foreign: "nothing",
};
const aMember = {
  ...administering,
  input: (side: Side) => ({ memberId: side.memberIds.engineer }),
};

const visiting: Fixtures = {
  "identity.checkSetup": {
    holders: "visitor",
    scope: null,
    foreign: "own",
    input: () => ({ token: "wrong" }),
  },
  "identity.completeSetup": {
    holders: "visitor",
    scope: null,
    foreign: "own",
    input: () => ({
      token: "x".repeat(43),
      organisation: "Late",
      timeZone: "UTC",
      currency: "EUR",
      name: "Late Comer",
      email: "late@example.org",
      password: "a long enough pass phrase",
    }),
  },
  "identity.checkLink": {
    holders: "visitor",
    scope: null,
    foreign: "own",
    input: async (side) => ({ kind: "invitation", token: tokenOf((await invitation(side)).path) }),
  },
  "identity.acceptInvitation": {
    holders: "visitor",
    scope: null,
    foreign: "own",
    input: async (side) => ({
      token: tokenOf((await invitation(side)).path),
      name: unused(side, "joiner"),
      password: "a long enough pass phrase",
    }),
  },
  "identity.resetPassword": {
    holders: "visitor",
    scope: null,
    foreign: "own",
    input: async (side) => ({
      token: tokenOf(
        (await side.everyone.identity.createResetLink({ memberId: side.memberIds.viewer })).path,
      ),
      password: "a long enough pass phrase",
    }),
  },
};

const account: Fixtures = {
  "identity.whoami": { ...reading, input: () => ({}) },
  "identity.search": { ...reading, input: () => ({ text: "CANARY" }) },
  "identity.signOut": { ...ownAccount, input: () => ({}) },
  "identity.switchOrganisation": {
    ...ownAccount,
    foreign: "nothing",
    input: (side) => ({ orgId: side.orgId }),
  },
  "identity.updateOwnName": { ...ownAccount, input: (side) => ({ name: unused(side, "renamed") }) },
  "identity.changePassword": {
    ...ownAccount,
    foreign: "nothing",
    input: () => ({ current: "wrong", next: "a long enough pass phrase" }),
  },
  "identity.listOwnSessions": { ...ownAccount, input: () => ({}) },
  "identity.endSession": {
    ...ownAccount,
    foreign: "nothing",
    input: (side) => ({ sessionId: side.things.get("mySession") }),
  },
  "identity.endOtherSessions": { ...ownAccount, input: () => ({}) },
};

const people: Fixtures = {
  "identity.findOrganisation": { ...reading, input: () => ({}) },
  "identity.updateOrganisation": {
    ...administering,
    foreign: "own",
    input: () => ({ name: "Renamed", timeZone: "Europe/Berlin", currency: "CHF" }),
  },
  "identity.listMembers": {
    ...reading,
    scope: "members:read",
    input: () => ({ search: "CANARY" }),
  },
  "identity.findMember": {
    ...reading,
    scope: "members:read",
    foreign: "nothing",
    input: (side) => ({ memberId: side.memberIds.viewer }),
  },
  "identity.pickMembers": {
    ...reading,
    scope: "members:read",
    input: () => ({ search: "CANARY" }),
  },
  "identity.inviteMember": {
    ...administering,
    foreign: "own",
    input: () => ({ email: `${newId()}@example.org`, roles: ["viewer"] }),
  },
  "identity.listInvitations": { ...administering, foreign: "own", input: () => ({}) },
  "identity.revokeInvitation": {
    ...administering,
    input: async (side) => ({ invitationId: (await invitation(side)).invitationId }),
  },
  "identity.changeRoles": {
    ...aMember,
    input: (side) => ({ memberId: side.memberIds.viewer, roles: ["viewer", "lead"] }),
  },
  "identity.disableMember": aMember,
  "identity.enableMember": {
    ...administering,
    input: async (side) => {
      await side.everyone.identity.disableMember({ memberId: side.memberIds.approver });
      return { memberId: side.memberIds.approver };
    },
  },
  "identity.createResetLink": {
    ...aMember,
    input: (side) => ({ memberId: side.memberIds.viewer }),
  },
  "identity.listMemberSessions": {
    ...aMember,
    input: (side) => ({ memberId: side.memberIds.viewer }),
  },
  "identity.endMemberSessions": {
    ...aMember,
    input: (side) => ({ memberId: side.memberIds.viewer }),
  },
};

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

export const identityFixtures: Fixtures = {
  ...visiting,
  ...account,
  ...people,
  ...teams,
  ...tokens,
};
