import http from "node:http";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { provideEventBus } from "~/db/client";
import { createEventBus, type EventBus } from "~/db/listen";
import { sessionCookie } from "~/server/api/auth/cookie";
import { call } from "~/server/api/testing/fixture";
import { openWorld, type Side, type World } from "~/server/api/testing/world";
import { type Front, openFront } from "~/server/http/testing/front";
import { Events } from "./door";

vi.stubEnv("NEXTAUTH_SECRET", "a secret for tests that nobody else knows");

let world: World;
let bus: EventBus;
let events: Events;
let front: Front;
let a: Side;

beforeAll(async () => {
  world = await openWorld();
  const { appUrl, appRole } = world.database;
  bus = createEventBus({ url: appUrl, ...(appRole === undefined ? {} : { role: appRole }) });
  provideEventBus(bus);
  await vi.waitUntil(() => bus.connected());
  events = new Events({ beatMs: 100, checkMs: 300 });
  front = await openFront({ doors: [events.door()] });
  a = await world.side("A");
});
afterAll(async () => {
  bus.close();
  await front.close();
  await world.close();
});

type Stream = {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: () => string;
  ended: Promise<void>;
  readonly leave: () => void;
};

const opened: Stream[] = [];
afterEach(() => {
  for (const stream of opened.splice(0)) stream.leave();
});

async function listen(side: Side | null, headers: Record<string, string> = {}): Promise<Stream> {
  const origin = `http://127.0.0.1:${front.port}`;
  const cookie =
    side === null
      ? {}
      : { cookie: await sessionCookie(side.things.get("mySession") ?? "", origin) };
  return new Promise((resolve, reject) => {
    const options = {
      host: "127.0.0.1",
      port: front.port,
      path: "/api/events",
      headers: { ...cookie, ...headers },
      agent: false,
    };
    const request = http.get(options, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      const ended = new Promise<void>((done) => response.on("close", () => done()));
      const stream = {
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: () => text,
        ended,
        leave: () => void request.destroy(),
      };
      opened.push(stream);
      resolve(stream);
    });
    request.on("error", reject);
  });
}

test("a page hears of every action of its organisation, and of no other's", async () => {
  const b = await world.side("B");
  const [mine, theirs] = [await listen(a), await listen(b)];
  expect([mine.status, mine.headers["content-type"]]).toEqual([200, "text/event-stream"]);
  expect(mine.headers["cache-control"]).toContain("no-transform");
  await call(a.everyone, "identity.createTeam", { name: "Streams" });
  await expect
    .poll(mine.text)
    .toContain('event: announce\ndata: {"action":"identity.create-team"}\n\n');
  expect(mine.text()).toMatch(/^retry: 3000\n\n/);
  expect(mine.text()).toMatch(/id: \d+\nevent: announce/);
  await expect.poll(theirs.text).toContain(": beat");
  expect(theirs.text()).not.toContain("announce");
});

test("nobody who is not signed in hears anything, and no other site's page", async () => {
  expect((await listen(null)).status).toBe(401);
  expect(
    (await listen(a, { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" })).status,
  ).toBe(403);
});

test("a page that was away reads everything anew", async () => {
  const stream = await listen(a, { "last-event-id": "7" });
  await expect.poll(stream.text).toContain("event: resync");
});

test("when its session is ended the stream says so and ends", async () => {
  const other = await world.side("B");
  const stream = await listen(other);
  await world.owner`update session set revoked_at = now() where id = ${other.things.get("mySession") ?? ""}`;
  await stream.ended;
  expect(stream.text()).toContain("event: signed-out");
});

test("an action on people is a reason to look at once, not only every minute", async () => {
  const calm = new Events({ beatMs: 60_000, checkMs: 60_000 });
  const second = await openFront({ doors: [calm.door()] });
  const side = await world.side("B");
  const before = front;
  front = second;
  const stream = await listen(side);
  await world.owner`update session set revoked_at = now() where id = ${side.things.get("mySession") ?? ""}`;
  bus.publish({ orgId: side.orgId, action: "identity.end-session" });
  await stream.ended;
  expect(stream.text()).toContain("event: signed-out");
  front = before;
  await second.close();
});

test("one session opens eight streams and no more; closed ones are forgotten", async () => {
  const side = await world.side("B");
  const streams = [];
  for (let at = 0; at < 8; at += 1) streams.push(await listen(side));
  expect(streams.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  const over = await listen(side);
  expect([over.status, over.headers["retry-after"]]).toEqual([429, "60"]);
  for (const stream of streams) stream.leave();
  await expect.poll(() => events.size).toBe(0);
  expect((await listen(side)).status).toBe(200);
});

test("a stop of the server ends every stream", async () => {
  const stream = await listen(await world.side("B"));
  await expect.poll(() => events.size).toBe(1);
  events.close();
  await stream.ended;
  await expect.poll(() => events.size).toBe(0);
});
