import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { type Context, vouchForOrg } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { listInvitations } from "../queries/invitations";
import { listMembers } from "../queries/members";
import { ownDatabase } from "../testing/own-database";
import {
  arrange,
  firstAdmin,
  goodPassword,
  joined,
  memberIdOf,
  otherOrganisation,
  signedIn,
  tokenIn,
  trailOf,
  visitor,
} from "../testing/people";
import { acceptInvitation } from "./accept-invitation";
import { checkLink } from "./check-link";
import { createResetLink } from "./create-reset-link";
import { inviteMember } from "./invite-member";
import { resetPassword } from "./reset-password";
import { revokeInvitation } from "./revoke-invitation";

ownDatabase();
let admin: Context;
beforeAll(async () => {
  admin = await firstAdmin();
});

const invite = (email: string) =>
  inviteMember.run(admin, inviteMember.input.parse({ email, roles: ["viewer", "lead"] }));
const accept = (token: string, name = "New Person", password: string = goodPassword) =>
  acceptInvitation.run(visitor(), { token, name, password });

describe("an invitation", () => {
  test("shows what it is for, makes a member once, and is told once", async () => {
    const { path, invitationId, mail } = await invite("hugo@northwind.example");
    expect(mail).toBe("not-configured");
    const token = tokenIn(path);
    const seen = await checkLink.run(visitor(), { kind: "invitation", token });
    expect(seen).toMatchObject({
      organisation: "Northwind Bank",
      email: "hugo@northwind.example",
      hasAccount: false,
    });
    expect(seen.expiresAt.getTime() - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    await accept(token, "Hugo Lang");
    const hugo = await signedIn("hugo@northwind.example");
    expect(hugo.actor).toMatchObject({ name: "Hugo Lang", roles: ["viewer", "lead"] });
    await expect(accept(token)).rejects.toMatchObject({ code: "not-found" });
    const [made] = await trailOf(admin.orgId, "identity.invite-member");
    expect(made).toMatchObject({ subject: `invitation:${invitationId}`, actor: "Ana Ruiz" });
    expect(made?.detail).not.toContain(token);
    expect((await trailOf(admin.orgId, "identity.accept-invitation")).at(-1)).toMatchObject({
      outcome: "done",
      actor: "Hugo Lang",
    });
  });

  test("used twice at the same moment makes one member", async () => {
    const token = tokenIn((await invite("ida@northwind.example")).path);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => accept(token, "Ida")),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { rows } = await listMembers.run(admin, listMembers.input.parse({ search: "ida@" }));
    expect(rows).toHaveLength(1);
  });

  test("is replaced by a newer one for the same address, and can be withdrawn", async () => {
    const old = await invite("jan@northwind.example");
    const fresh = await invite("JAN@northwind.example");
    await expect(accept(tokenIn(old.path))).rejects.toMatchObject({ code: "not-found" });
    const open = await listInvitations.run(admin, listInvitations.input.parse({}));
    expect(open.rows.map(({ email }) => email)).toEqual(["jan@northwind.example"]);
    await revokeInvitation.run(admin, { invitationId: fresh.invitationId });
    await expect(accept(tokenIn(fresh.path))).rejects.toMatchObject({ code: "not-found" });
    const again = revokeInvitation.run(admin, { invitationId: fresh.invitationId });
    await expect(again).rejects.toMatchObject({ code: "not-found" });
  });

  test("is too old after a day, and a guess finds nothing", async () => {
    const { path, invitationId } = await invite("kim@northwind.example");
    await arrange(
      sql`update one_time_link set expires_at = now() - interval '1 second' where id = ${invitationId}`,
    );
    await expect(accept(tokenIn(path))).rejects.toMatchObject({ code: "not-found" });
    await expect(accept("a guess")).rejects.toMatchObject({ code: "not-found" });
    const usable = await listInvitations.run(admin, listInvitations.input.parse({ usable: true }));
    expect(usable).toMatchObject({ rows: [], matching: 0, total: 1 });
  });

  test("does not work as a password reset, nor the other way round", async () => {
    const { path } = await invite("lea@northwind.example");
    const wrong = resetPassword.run(visitor(), { token: tokenIn(path), password: goodPassword });
    await expect(wrong).rejects.toMatchObject({ code: "not-found" });
    const reset = await createResetLink.run(admin, { memberId: memberIdOf(admin) });
    await expect(accept(tokenIn(reset.path))).rejects.toMatchObject({ code: "not-found" });
  });

  test("for somebody who is a member already is refused at the field", async () => {
    await expect(invite("ana@northwind.example")).rejects.toMatchObject({
      code: "conflict",
      detail: { fields: { email: expect.stringContaining("Ana Ruiz") } },
    });
    expect((await trailOf(admin.orgId, "identity.invite-member")).at(-1)?.outcome).toBe("refused");
  });

  test("asks a weak password for a better one and stays usable", async () => {
    const token = tokenIn((await invite("max@northwind.example")).path);
    await expect(accept(token, "Max", "max@northwind")).rejects.toMatchObject({ code: "invalid" });
    await accept(token, "Max");
  });

  test("to somebody with an account elsewhere asks for the password of that account", async () => {
    const second = await otherOrganisation("Second Bank");
    const there: Context = {
      ...admin,
      orgId: vouchForOrg(second.orgId),
      actor: {
        kind: "member",
        ...second,
        sessionId: newId(),
        name: "Other Admin",
        roles: ["admin"],
      },
    };
    const { path } = await inviteMember.run(there, {
      email: "ana@northwind.example",
      name: "",
      roles: ["auditor"],
    });
    const token = tokenIn(path);
    expect(await checkLink.run(visitor(), { kind: "invitation", token })).toMatchObject({
      hasAccount: true,
    });
    const wrong = accept(token, "Ana Ruiz", "somebody else's password");
    await expect(wrong).rejects.toMatchObject({ code: "invalid" });
    await accept(token, "Ana Ruiz");
    expect((await signedIn("ana@northwind.example")).orgId).toBe(admin.orgId);
  });

  test("is for admins to send", async () => {
    const nora = await joined(admin, "Nora", ["auditor"]);
    const given = inviteMember.input.parse({ email: "x@northwind.example", roles: ["admin"] });
    await expect(inviteMember.run(nora, given)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("answers a repeated request without telling the link again", async () => {
    const keyed = { ...admin, idempotencyKey: "invite-1" };
    const given = inviteMember.input.parse({ email: "omar@northwind.example", roles: ["viewer"] });
    const first = await inviteMember.run(keyed, given);
    const repeat = await inviteMember.run(keyed, given);
    expect(repeat).toMatchObject({
      invitationId: first.invitationId,
      path: null,
      expiresAt: first.expiresAt,
    });
    await accept(tokenIn(first.path), "Omar");
  });
});
