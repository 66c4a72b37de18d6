import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { asOwner, pause } from "./faults/load";
import { createEventBus, type EventBus } from "./listen";
import { startProxy, through } from "./testing/proxy";
import { type TestDatabase, testDatabase } from "./testing/template";

const ORG = "aaaaaaaa-0000-4000-8000-000000000001";
let database: TestDatabase;
const buses: EventBus[] = [];

beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => {
  for (const bus of buses.splice(0)) bus.close();
});
afterAll(() => database.drop());

async function open(url = database.appUrl, keepAliveMs = 20_000): Promise<EventBus> {
  const bus = createEventBus({
    url,
    keepAliveMs,
    ...(database.appRole && { role: database.appRole }),
  });
  buses.push(bus);
  await vi.waitFor(() => expect(bus.connected()).toBe(true), 5000);
  return bus;
}

test("what one process announces, the others hear, each for its own organisation only", async () => {
  const [sender, receiver] = [await open(), await open()];
  const heard: string[] = [];
  const stop = receiver.subscribe(ORG, (action) => heard.push(action));
  receiver.subscribe("another-org", (action) => heard.push(`wrong: ${action}`));
  sender.publish({ orgId: ORG, action: "teams.rename-team" });
  await vi.waitFor(() => expect(heard).toEqual(["teams.rename-team"]));
  stop();
  sender.publish({ orgId: ORG, action: "teams.rename-team" });
  await pause(100);
  expect(heard).toHaveLength(1);
});

test("after its connection died, a listener is told to read again, and hears again", async () => {
  const bus = await open();
  const heard: string[] = [];
  bus.subscribe(ORG, (action) => heard.push(action));
  await asOwner(database.ownerUrl, (session) =>
    session.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cairn events' and datname = current_database()",
    ),
  );
  await vi.waitFor(() => expect(heard).toEqual(["resync"]), 5000);
  bus.publish({ orgId: ORG, action: "a.b" });
  await vi.waitFor(() => expect(heard).toEqual(["resync", "a.b"]), 5000);
});

test(
  "a connection that only looks alive is found out and replaced",
  { timeout: 30_000 },
  async () => {
    const proxy = await startProxy(database.appUrl);
    const bus = await open(through(proxy, database.appUrl), 200);
    const heard: string[] = [];
    bus.subscribe(ORG, (action) => heard.push(action));
    proxy.set("drop");
    await vi.waitFor(() => expect(bus.connected()).toBe(false), 10_000);
    proxy.set("pass");
    await vi.waitFor(() => expect(heard).toEqual(["resync"]), 10_000);
    bus.close();
    await proxy.close();
  },
);

test("an announcement carries names, never data", async () => {
  const bus = await open();
  expect(() => bus.publish({ orgId: ORG, action: "renamed to Fraud detection" })).toThrow(
    TypeError,
  );
});
