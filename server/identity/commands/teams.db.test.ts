import { beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/server/core/context";
import { findMember } from "../queries/members";
import { findOrganisation } from "../queries/organisation";
import { pickMembers, pickTeams, search } from "../queries/search";
import { contextFromSession } from "../queries/session";
import { findTeam, listTeams } from "../queries/teams";
import { whoami } from "../queries/whoami";
import { ownDatabase } from "../testing/own-database";
import {
  firstAdmin,
  joined,
  memberIdOf,
  otherOrganisation,
  sessionIdOf,
  signedIn,
  trailOf,
  visitor,
} from "../testing/people";
import { addTeamMember } from "./add-team-member";
import { archiveTeam } from "./archive-team";
import { createTeam } from "./create-team";
import { disableMember } from "./disable-member";
import { removeTeamMember } from "./remove-team-member";
import { restoreTeam } from "./restore-team";
import { setTeamLead } from "./set-team-lead";
import { switchOrganisation } from "./switch-organisation";
import { updateOrganisation } from "./update-organisation";
import { updateTeam } from "./update-team";

ownDatabase();
let admin: Context;
let bea: Context;
beforeAll(async () => {
  admin = await firstAdmin();
  bea = await joined(admin, "Bea", ["lead"]);
});

const create = (name: string) => createTeam.run(admin, { name, purpose: "" });

describe("a team", () => {
  test("is made, renamed without losing its address, archived and brought back", async () => {
    const { id: teamId, slug } = await create("Fraud & Risk");
    expect(slug).toBe("fraud-risk");
    await expect(create("Fraud - Risk")).rejects.toMatchObject({ code: "conflict" });
    await expect(create("Campaigns")).rejects.toThrow("a page of its own");
    await updateTeam.run(admin, { teamId, name: "Fraud Defence", purpose: "Keeps fraud low." });
    expect(await findTeam.run(bea, { slug })).toMatchObject({
      name: "Fraud Defence",
      memberCount: 1,
      leads: ["Ana Ruiz"],
    });
    await archiveTeam.run(admin, { teamId });
    await expect(findTeam.run(bea, { slug })).rejects.toMatchObject({ code: "not-found" });
    await expect(updateTeam.run(admin, { teamId, name: "X", purpose: "" })).rejects.toMatchObject({
      code: "not-found",
    });
    await restoreTeam.run(admin, { teamId });
    await expect(restoreTeam.run(admin, { teamId })).rejects.toMatchObject({ code: "not-found" });
    expect((await findTeam.run(bea, { slug })).people).toHaveLength(1);
    const actions = ["create-team", "update-team", "archive-team", "restore-team"];
    for (const action of actions) {
      const [entry] = await trailOf(admin.orgId, `identity.${action}`);
      expect(entry).toMatchObject({
        outcome: "done",
        subject: `team:${teamId}`,
        actor: "Ana Ruiz",
      });
    }
  });

  test("gains, promotes and loses people", async () => {
    const { id: teamId, slug } = await create("Credit");
    const memberId = memberIdOf(bea);
    await addTeamMember.run(admin, { teamId, memberId, leads: false });
    const twice = addTeamMember.run(admin, { teamId, memberId, leads: true });
    await expect(twice).rejects.toMatchObject({ code: "conflict" });
    await setTeamLead.run(admin, { teamId, memberId, leads: true });
    expect((await findTeam.run(admin, { slug })).leads).toEqual(["Ana Ruiz", "Bea"]);
    expect((await findMember.run(admin, { memberId })).teams).toEqual([
      { id: teamId, slug, name: "Credit", leads: true },
    ]);
    expect(await removeTeamMember.run(admin, { teamId, memberId })).toMatchObject({ leads: true });
    const gone = removeTeamMember.run(admin, { teamId, memberId });
    await expect(gone).rejects.toMatchObject({ code: "not-found" });
    await expect(setTeamLead.run(admin, { teamId, memberId, leads: true })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("takes nobody disabled and nobody from elsewhere", async () => {
    const { id: teamId } = await create("Pricing");
    const carl = await joined(admin, "Carl", ["viewer"]);
    await disableMember.run(admin, { memberId: memberIdOf(carl) });
    const disabled = addTeamMember.run(admin, { teamId, memberId: memberIdOf(carl), leads: false });
    await expect(disabled).rejects.toMatchObject({ code: "precondition" });
    const { memberId } = await otherOrganisation("Second Bank");
    const foreign = addTeamMember.run(admin, { teamId, memberId, leads: false });
    await expect(foreign).rejects.toMatchObject({ code: "not-found" });
  });

  test("is changed by admins only", async () => {
    await expect(createTeam.run(bea, { name: "Mine", purpose: "" })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await trailOf(admin.orgId, "identity.create-team")).at(-1)).toMatchObject({
      outcome: "refused",
      actor: "Bea",
    });
  });
});

describe("finding", () => {
  test("teams are listed with how many there are and how many match", async () => {
    const page = await listTeams.run(bea, listTeams.input.parse({ search: "cred", limit: 1 }));
    expect(page).toMatchObject({ matching: 1, total: 3 });
    expect(page.rows.map(({ name }) => name)).toEqual(["Credit"]);
  });

  test("the palette finds teams and people, and a percent sign means itself", async () => {
    const { teams, members } = await search.run(bea, { text: "be" });
    expect(teams).toEqual([]);
    expect(members).toMatchObject([{ name: "Bea", active: true }]);
    expect(await search.run(bea, { text: "%" })).toEqual({ teams: [], members: [] });
    expect((await pickTeams.run(bea, pickTeams.input.parse({}))).map(({ name }) => name)).toEqual([
      "Credit",
      "Fraud Defence",
      "Pricing",
    ]);
    const leads = await pickMembers.run(bea, pickMembers.input.parse({ role: "lead" }));
    expect(leads.map(({ name }) => name)).toEqual(["Ana Ruiz", "Bea"]);
    const active = await pickMembers.run(bea, pickMembers.input.parse({ search: "Carl" }));
    expect(active).toEqual([]);
  });
});

describe("the organisation", () => {
  test("is read by everybody and changed by admins", async () => {
    expect(await findOrganisation.run(bea, {})).toMatchObject({
      name: "Northwind Bank",
      activeMembers: 2,
      teams: 3,
    });
    const next = { name: "Northwind", timeZone: "UTC", currency: "EUR" };
    await expect(updateOrganisation.run(bea, next)).rejects.toMatchObject({ code: "forbidden" });
    await updateOrganisation.run(admin, next);
    expect(await findOrganisation.run(bea, {})).toMatchObject(next);
    expect((await trailOf(admin.orgId, "identity.update-organisation")).at(-1)?.detail).toContain(
      "Europe/Zurich",
    );
  });

  test("tells each caller who they are and what they may do", async () => {
    const me = await whoami.run(bea, {});
    expect(me).toMatchObject({
      kind: "member",
      token: null,
      member: { name: "Bea", roles: ["lead"] },
    });
    expect(me.permissions).toEqual([
      "organisation:read",
      "members:read",
      "own-account:manage",
      "maturity:read",
      "maturity:answer",
      "maturity:write",
      "maturity:review",
      "maturity:campaign",
      "tracking:read",
      "tracking:write",
      "registry:read",
      "registry:write",
      "datasets:read",
      "datasets:write",
      "imports:write",
    ]);
    expect(me.organisations).toEqual([{ id: admin.orgId, name: "Northwind" }]);
    expect((await whoami.run(admin, {})).teams.map(({ name, leads }) => [name, leads])).toEqual([
      ["Credit", true],
      ["Fraud Defence", true],
      ["Pricing", true],
    ]);
  });
});

describe("somebody in two organisations", () => {
  test("enters the first and switches, and the session left behind is over", async () => {
    const accountId = bea.actor.kind === "member" ? bea.actor.accountId : "";
    const second = await otherOrganisation("Third Bank", accountId);
    let handed = "";
    const here: Context = {
      ...(await signedIn("bea@northwind.example")),
      handOver: async (sessionId) => {
        handed = sessionId;
      },
    };
    expect(here.orgId).toBe(admin.orgId);
    expect((await whoami.run(here, {})).organisations.map(({ name }) => name)).toEqual([
      "Northwind",
      "Third Bank",
    ]);
    await switchOrganisation.run(here, { orgId: second.orgId });
    const there = await contextFromSession(handed, visitor());
    expect(there).toMatchObject({
      orgId: second.orgId,
      actor: { memberId: second.memberId, roles: ["admin"] },
    });
    expect(await contextFromSession(sessionIdOf(here), visitor())).toBeNull();
    expect((await trailOf(admin.orgId, "identity.switch-organisation")).at(-1)?.detail).toContain(
      second.orgId,
    );
  });

  test("cannot switch to one they do not belong to", async () => {
    const foreign = await otherOrganisation("Fourth Bank");
    const refused = switchOrganisation.run(admin, { orgId: foreign.orgId });
    await expect(refused).rejects.toMatchObject({ code: "not-found" });
    expect(await contextFromSession(sessionIdOf(admin), visitor())).not.toBeNull();
  });
});
