import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/server/core/context";
import { contextFromSession } from "../queries/session";
import { listMemberSessions, listOwnSessions } from "../queries/sessions";
import { ownDatabase } from "../testing/own-database";
import {
  arrange,
  firstAdmin,
  isIn,
  joined,
  memberIdOf,
  sessionIdOf,
  setupInput,
  signedIn,
  visitor,
} from "../testing/people";
import { endMemberSessions } from "./end-member-sessions";
import { endOtherSessions } from "./end-other-sessions";
import { endOwnSession } from "./end-session";
import { signOut } from "./sign-out";

const own = ownDatabase();
let admin: Context;
beforeAll(async () => {
  admin = await firstAdmin();
});

const { email } = setupInput;

describe("a session", () => {
  test("ends when idle for half an hour, and after twelve hours whatever happens", async () => {
    const idle = await signedIn(email);
    const [row] = (await listOwnSessions.run(idle, {})).filter(({ current }) => current);
    const minutes = ((row?.endsAt.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(29);
    expect(minutes).toBeLessThanOrEqual(30);
    await arrange(sql`update session set idle_expires_at = now() where id = ${sessionIdOf(idle)}`);
    expect(await isIn(idle)).toBe(false);
    const old = await signedIn(email);
    await arrange(
      sql`update session set absolute_expires_at = now() where id = ${sessionIdOf(old)}`,
    );
    expect(await isIn(old)).toBe(false);
  });

  test("is kept from going idle by requests, written down at most once a minute", async () => {
    const context = await signedIn(email);
    const id = sessionIdOf(context);
    const version = async () => {
      const rows = await own.base.pool.read({ "app.identity": "on" }, (db) =>
        db.execute<{ xmin: string; left: number }>(
          sql`select xmin::text, extract(epoch from idle_expires_at - now())::int as left from session where id = ${id}`,
        ),
      );
      return rows[0];
    };
    const before = await version();
    for (let request = 0; request < 5; request += 1) await isIn(context);
    expect((await version())?.xmin).toBe(before?.xmin);
    await arrange(
      sql`update session set last_seen_at = now() - interval '61 seconds', idle_expires_at = now() + interval '5 minutes' where id = ${id}`,
    );
    await Promise.all(Array.from({ length: 8 }, () => isIn(context)));
    const after = await version();
    expect(after?.left).toBeGreaterThan(29 * 60);
    await isIn(context);
    expect((await version())?.xmin).toBe(after?.xmin);
  });

  test("is listed, and each can be ended from another one", async () => {
    const yara = await joined(admin, "Yara", ["viewer"]);
    const [phone, laptop] = [
      await signedIn("yara@northwind.example"),
      await signedIn("yara@northwind.example"),
    ];
    const listed = await listOwnSessions.run(yara, {});
    expect(listed).toHaveLength(3);
    expect(listed.filter(({ current }) => current).map(({ id }) => id)).toEqual([
      sessionIdOf(yara),
    ]);
    await endOwnSession.run(yara, { sessionId: sessionIdOf(phone) });
    expect([await isIn(phone), await isIn(laptop), await isIn(yara)]).toEqual([false, true, true]);
    const again = endOwnSession.run(yara, { sessionId: sessionIdOf(phone) });
    await expect(again).rejects.toMatchObject({ code: "not-found" });
    expect(await endOtherSessions.run(yara, {})).toEqual({ ended: 1 });
    expect([await isIn(laptop), await isIn(yara)]).toEqual([false, true]);
    expect(await signOut.run(yara, {})).toEqual({ ended: true });
    expect(await isIn(yara)).toBe(false);
  });

  test("of somebody else is not there to end, except for an admin", async () => {
    const zoe = await joined(admin, "Zoe", ["viewer"]);
    const theirs = endOwnSession.run(zoe, { sessionId: sessionIdOf(admin) });
    await expect(theirs).rejects.toMatchObject({ code: "not-found" });
    await expect(endMemberSessions.run(zoe, { memberId: memberIdOf(admin) })).rejects.toMatchObject(
      { code: "forbidden" },
    );
    expect(await listMemberSessions.run(admin, { memberId: memberIdOf(zoe) })).toHaveLength(1);
    expect(await endMemberSessions.run(admin, { memberId: memberIdOf(zoe) })).toEqual({ ended: 1 });
    expect(await isIn(zoe)).toBe(false);
    expect(await isIn(admin)).toBe(true);
  });

  test("is no good once its member is disabled, whoever left it open", async () => {
    const max = await joined(admin, "Max", ["viewer"]);
    await arrange(sql`update member set status = 'disabled' where id = ${memberIdOf(max)}`);
    expect(await isIn(max)).toBe(false);
    await arrange(sql`update member set status = 'active' where id = ${memberIdOf(max)}`);
    expect(await isIn(max)).toBe(true);
  });

  test("that was made up is none", async () => {
    for (const id of ["00000000-0000-7000-8000-000000000000", memberIdOf(admin)]) {
      expect(await contextFromSession(id, visitor())).toBeNull();
    }
  });
});
