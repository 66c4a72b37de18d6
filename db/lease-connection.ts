import { connect, type Socket } from "node:net";
import postgres from "postgres";
import { decoders } from "./lease-codec";

/** Where the database is and as whom to enter; `ssl` as postgres.js understands it. */
export type Address = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly ssl: "require" | "prefer" | "verify-full" | false;
  readonly parameters: Readonly<Record<string, string>>;
};

export class WrongDatabaseUrl extends Error {
  override readonly name = "WrongDatabaseUrl";
}

const SSL_MODES: Readonly<Record<string, Address["ssl"]>> = {
  disable: false,
  allow: "prefer",
  prefer: "prefer",
  require: "require",
  "verify-ca": "verify-full",
  "verify-full": "verify-full",
};

function parsed(url: string): URL {
  // `new URL` puts the whole text, password included, into its error; so it is not tried with a wrong one.
  if (!URL.canParse(url)) {
    throw new WrongDatabaseUrl(
      "DATABASE_URL is not an address. It looks like postgres://user:password@host:5432/database (one host; write special characters in the password as %XX).",
    );
  }
  const address = new URL(url);
  if (address.protocol !== "postgres:" && address.protocol !== "postgresql:") {
    throw new WrongDatabaseUrl("DATABASE_URL must start with postgres:// or postgresql://.");
  }
  return address;
}

/** @throws WrongDatabaseUrl with a sentence for the person who wrote the URL (never repeats the password). */
export function parseDatabaseUrl(url: string): Address {
  const { hostname, port, username, password, pathname, searchParams } = parsed(url);
  const mode = searchParams.get("sslmode") ?? searchParams.get("ssl") ?? "disable";
  const ssl = SSL_MODES[mode === "true" ? "require" : mode === "false" ? "disable" : mode];
  if (ssl === undefined)
    throw new WrongDatabaseUrl(`DATABASE_URL has an unknown sslmode "${mode}".`);
  const user = decodeURIComponent(username) || "postgres";
  const parameters = Object.fromEntries(
    [...searchParams].filter(([key]) => key !== "sslmode" && key !== "ssl" && key !== "host"),
  );
  return {
    host: decodeURIComponent(searchParams.get("host") ?? hostname).replace(/^\[(.*)\]$/, "$1"),
    port: port === "" ? 5432 : Number(port),
    user,
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)) || user,
    ssl,
    parameters,
  };
}

export const placeOf = ({ host, port, database }: Address): string => `${host}:${port}/${database}`;

/** Options of the driver that its type declarations leave out. */
type UndeclaredOptions = {
  readonly socket: () => Socket;
  readonly onnotify?: (channel: string, payload: string) => void;
};

export type ConnectionHooks = {
  /** Hands over the one socket this client will ever have; throws when there may be no (further) one. */
  readonly socket: () => Socket;
  readonly onClose: () => void;
  readonly onNotice: (notice: postgres.Notice) => void;
  readonly onNotify?: (channel: string, payload: string) => void;
};

export type ConnectionSettings = {
  readonly connectMs: number;
  /** Server parameters set while connecting, e.g. role or statement_timeout (text, units as in Postgres). */
  readonly parameters: Readonly<Record<string, string>>;
};

const ignore = (): void => undefined;

/**
 * A socket that can never raise an uncaught 'error': the driver strips all listeners when it closes or
 * starts TLS, so the empty handler is put back each time. Nagle is off because a unit of work is several
 * small writes that must not wait for the peer's delayed acknowledgement.
 */
export function openSocket({ host, port }: Address): Socket {
  const socket = host.startsWith("/")
    ? connect({ path: `${host}/.s.PGSQL.${port}` })
    : connect({ host, port, noDelay: true });
  socket.on("error", ignore);
  const removeAllListeners = socket.removeAllListeners.bind(socket);
  socket.removeAllListeners = (event) => {
    removeAllListeners(event);
    socket.on("error", ignore);
    return socket;
  };
  return Object.assign(socket, { host });
}

/**
 * One postgres.js client with one connection. Reconnecting, type look-up, lifetimes and parameter guesses
 * of the driver are all off: whoever owns the client decides, and throws it away when its socket ends.
 */
export function openClient(
  address: Address,
  settings: ConnectionSettings,
  hooks: ConnectionHooks,
): postgres.Sql {
  const options: postgres.Options<Record<string, never>> & UndeclaredOptions = {
    host: address.host,
    port: address.port,
    user: address.user,
    password: address.password,
    database: address.database,
    ssl: address.ssl,
    max: 1,
    fetch_types: false,
    prepare: true,
    max_lifetime: null,
    keep_alive: 30,
    connect_timeout: settings.connectMs / 1000,
    connection: { application_name: "cairn", ...address.parameters, ...settings.parameters },
    onclose: hooks.onClose,
    onnotice: hooks.onNotice,
    socket: hooks.socket,
    ...(hooks.onNotify && { onnotify: hooks.onNotify }),
  };
  const client = postgres(options);
  replaceAll(client.options.parsers, decoders);
  replaceAll(client.options.serializers, {});
  return client;
}

/** The driver keeps its own reference to these tables, so they are emptied and refilled in place. */
function replaceAll<T>(table: Record<number, T>, entries: Readonly<Record<number, T>>): void {
  for (const key of Object.keys(table)) Reflect.deleteProperty(table, key);
  Object.assign(table, entries);
}
