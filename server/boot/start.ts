import { provideDatabase, provideEventBus } from "~/db/client";
import type { Login } from "~/db/lead";
import { chosenStore } from "~/server/artifacts/adapters/chosen-store";
import { provideBlobStore } from "~/server/artifacts/adapters/store";
import { env } from "~/server/core/env";
import { log } from "~/server/core/log";
import { drain, rememberUpgrades } from "~/server/http/drain";
import { watchLoop } from "~/server/http/lag";
import { createHttpServer } from "~/server/http/server";
import { sitesOf } from "~/server/http/sites";
import { Traffic } from "~/server/http/traffic";
import { ensureSetupLink } from "~/server/identity/commands/ensure-setup-link";
import { openDatabase } from "./database";
import { provideDemo } from "./demo";
import { openDoors, type State } from "./doors";
import { keepHouseAlways, LEFT_BEHIND_MS } from "./housekeeping";
import { importAlways } from "./imports";
import { listen } from "./port";
import { tellWebhooksAlways } from "./webhooks";
import { endAll, endOnMistakes, endOnSignals, type Step } from "./stop";

export type Place = {
  /** Where the project stands. */
  readonly root: string;
  readonly dataDir: string;
  readonly secret: string;
  readonly dev: boolean;
  /** Of package.json. */
  readonly version: string;
};

const DRAIN_MS = 10_000;

/**
 * Starts Cairn. First the port: probes are answered at once, and a taken port is told before anything was made.
 * Then the database and the pages. Whoever opens a page meanwhile waits for it.
 */
export async function start(place: Place): Promise<void> {
  const begun = performance.now();
  const store = chosenStore(env, place.dataDir);
  provideBlobStore(store);
  await store.tidy(new Date(Date.now() - LEFT_BEHIND_MS));
  const front = await openFront(place);
  const steps = [...front.steps];
  const end = (): Promise<void> => {
    front.state.closed = "stopping";
    return endAll(steps.splice(0), log);
  };
  endOnSignals(log, end);
  if (!place.dev) endOnMistakes(log, end);
  try {
    const port = await listen(front.server, { host: env.HOST, port: env.PORT });
    front.state.port = port;
    log.info({ host: env.HOST, port }, "listening");
    const home = front.sites().home;
    const opening = openDatabase({ ...place, env, address: home });
    // A database that did not open has said so already; there is nothing to close.
    const closeDatabase = async () => (await opening.catch(() => null))?.close();
    steps.push({ name: "database", withinMs: 25_000, end: closeDatabase });
    const [database] = await Promise.all([opening, front.prepare()]);
    provideDatabase(database.pool);
    provideEventBus(database.bus);
    front.state.migrations = database.migrations;
    log.info({ database: database.how, migrations: database.applied }, "database open");
    if (env.ROLE !== "web") steps.unshift(...loops(database.login));
    await welcome(home, performance.now() - begun);
    front.open();
  } catch (error) {
    await end();
    throw error;
  }
}

/** What goes on by itself. It ends before the database it works on. */
const loops = (login: Login): Step[] => [
  { name: "webhooks", withinMs: 15_000, end: tellWebhooksAlways().end },
  { name: "imports", withinMs: 15_000, end: importAlways().end },
  { name: "housekeeping", withinMs: 15_000, end: keepHouseAlways(login).end },
];

/** The server with its doors, still shut. */
async function openFront({ root, dataDir, dev, version }: Place) {
  const state: State = { closed: "starting", port: env.PORT, migrations: 0 };
  const traffic = new Traffic();
  const sites = rememberedBy(
    () => state.port,
    (port) => sitesOf(env.APP_ORIGINS, { host: env.HOST, port }),
  );
  const pages = env.ROLE === "worker" ? null : await pagesOf({ root, dev });
  const lag = watchLoop();
  const doors = openDoors({ state, lag, traffic, dataDir, version, pages });
  let open = (): void => undefined;
  const started = new Promise<void>((resolve) => (open = resolve));
  const server = createHttpServer({
    doors: doors.list,
    sites,
    trustedProxy: env.TRUSTED_PROXY,
    dev,
    log,
    traffic,
    started,
    ...(dev && pages ? { upgrade: pages.upgrade } : {}),
  });
  const endUpgrades = rememberUpgrades(server);
  const stopServing = (): Promise<void> => {
    doors.close();
    endUpgrades();
    return drain(server, DRAIN_MS);
  };
  const steps: Step[] = [
    { name: "server", withinMs: DRAIN_MS + 2000, end: stopServing },
    { name: "pages", withinMs: 3000, end: async () => pages?.close() },
  ];
  const letIn = (): void => {
    lag.forget();
    state.closed = null;
    open();
  };
  return { state, sites, server, steps, prepare: async () => pages?.prepare(), open: letIn };
}

/** A process that does work only never loads Next. */
async function pagesOf(place: Pick<Place, "root" | "dev">) {
  const { openPages } = await import("./pages");
  return openPages({ ...place, port: env.PORT, host: env.HOST });
}

/** Makes the value anew only when what it is made from has changed. */
function rememberedBy<Key, Value>(key: () => Key, make: (key: Key) => Value): () => Value {
  let made: { readonly from: Key; readonly value: Value } | undefined;
  return () => {
    const from = key();
    if (made?.from !== from) made = { from, value: make(from) };
    return made.value;
  };
}

/** For the person at the terminal; the log has its own lines. */
async function welcome(home: string, ms: number): Promise<void> {
  if (env.ROLE === "worker") return;
  const demo = env.CAIRN_DEMO ? await provideDemo() : [];
  const setup = await ensureSetupLink();
  const lines = [`Cairn is ready at ${home} (started in ${(ms / 1000).toFixed(1)} s)`, ...demo];
  if (setup !== null)
    lines.push("", `Nobody has an account yet. Set up the first one: ${home}${setup}`);
  process.stdout.write(`\n${lines.join("\n")}\n\n`);
}
