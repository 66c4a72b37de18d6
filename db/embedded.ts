import { chooseAccount, handOver } from "~/db/embedded-account";
import { locateBinaries, POSTGRES_MAJOR } from "~/db/embedded-binaries";
import {
  createCluster,
  readCredentials,
  replaceCredentials,
  writeCredentials,
  type Credentials,
  type Installation,
} from "~/db/embedded-cluster";
import { folderProblem, inspectCluster, openDataFolder } from "~/db/embedded-folder";
import { claimFolder } from "~/db/embedded-owner";
import {
  findServer,
  launch,
  relaunch,
  settle,
  stopServer,
  type RunningServer,
} from "~/db/embedded-server";
import { keepRunning } from "~/db/embedded-watch";

export { StartError } from "~/db/start-error";

export type EmbeddedDatabase = {
  /** For the owner role; connections from this machine only. */
  url: string;
  port: number;
  /** Who runs the database, and whether it was already running: for the log. */
  how: string;
  /** Whether the database was made by this start. */
  fresh: boolean;
  /** Stops the database and gives the folder free. Safe to call twice. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** Where this Cairn will be reached; told to a second start on the same folder, which is refused. */
  address?: string;
};

/**
 * Starts Cairn's own PostgreSQL under `dataDir`, or takes over one that a killed Cairn left running.
 * A server that dies later is started again on the same port.
 * Throws StartError, one sentence with what, where and what to do; nothing it found is changed then.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const binaries = locateBinaries();
  const folder = openDataFolder(options.dataDir);
  try {
    const claim = claimFolder(folder, options.address ?? "");
    try {
      const account = chooseAccount(binaries, folder);
      const { server, credentials, fresh } = await open({ binaries, folder, account });
      const installation = { binaries, folder, account };
      const watch = keepRunning(server, () => relaunch(installation, server.port));
      return {
        url: urlOf(credentials, server.port),
        port: server.port,
        how: server.child === null ? "taken over" : account.how,
        fresh,
        async stop() {
          await stopServer(await watch.end(), installation);
          claim.release();
        },
      };
    } catch (error) {
      claim.release();
      throw error;
    }
  } catch (error) {
    throw folderProblem(error, folder.root);
  }
}

/** The address of a database that a running Cairn holds, for the command line; null when none runs. Starts nothing. */
export async function findEmbedded(options: EmbeddedOptions): Promise<{ url: string } | null> {
  const folder = openDataFolder(options.dataDir);
  const server = await findServer(folder);
  const credentials = readCredentials(folder);
  if (server === null || credentials === null) return null;
  return { url: urlOf(credentials, server.port) };
}

type Opened = { server: RunningServer; credentials: Credentials; fresh: boolean };

async function open(installation: Installation): Promise<Opened> {
  const { folder, account } = installation;
  const fresh = inspectCluster(folder, POSTGRES_MAJOR) === "absent";
  if (fresh) return start(installation, createCluster(installation), true);
  const kept = readCredentials(folder);
  const running = await settle(folder);
  if (running !== null && kept !== null) return { server: running, credentials: kept, fresh };
  // Its password was lost, and only a stopped server takes a new one without the old.
  if (running !== null) await stopServer(running, installation);
  handOver(account, folder.cluster);
  return start(installation, kept ?? replaceCredentials(installation), fresh);
}

async function start(
  installation: Installation,
  kept: Credentials,
  fresh: boolean,
): Promise<Opened> {
  const server = await launch(installation, kept.port);
  const credentials = { ...kept, port: server.port };
  if (kept.port !== server.port) writeCredentials(installation.folder, credentials);
  return { server, credentials, fresh };
}

function urlOf({ user, password }: Credentials, port: number): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/postgres`;
}
