import { newId } from "~/server/core/ids";
import { roles } from "~/server/core/permissions";
import type { Fixtures } from "./fixture";
import { administering, reading, type Rights, unused } from "./team-fixtures";
import type { Side } from "./world";

const invitation = (side: Side) =>
  side.everyone.identity.inviteMember({
    email: `${newId()}@example.org`,
    name: unused(side, "guest"),
    roles: ["viewer"],
  });

const tokenOf = (path: string | null) => path?.split("/").at(-1)?.split("=").at(-1) ?? "";

const ownAccount: Rights = { holders: roles, scope: null, foreign: "own" };
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
    // Somebody this side has invited already: another organisation's invitation must leave that one open.
    input: async (side) => {
      const email = `${newId()}@example.org`;
      await side.everyone.identity.inviteMember({ email, roles: ["viewer"] });
      return { email, roles: ["viewer"] };
    },
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

export const identityFixtures: Fixtures = {
  ...visiting,
  ...account,
  ...people,
};
