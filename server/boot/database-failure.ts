import { WrongDatabaseUrl } from "~/db/lease-connection";
import { MigrationError } from "~/db/migrate";
import { CannotStart } from "./failure";

type Advice = { readonly what: string; readonly todo: string };

const again = "and start again.";

/** By the code of the system call or, five characters, of PostgreSQL (appendix A of its manual). */
const advice: Readonly<Record<string, Advice>> = {
  ENOTFOUND: {
    what: "No machine has the name in DATABASE_URL",
    todo: `Correct the host name in DATABASE_URL ${again}`,
  },
  EAI_AGAIN: {
    what: "The name in DATABASE_URL could not be looked up",
    todo: `Check the host name and this machine's network, ${again}`,
  },
  ECONNREFUSED: {
    what: "No PostgreSQL answers at the address in DATABASE_URL",
    todo: `Start PostgreSQL there or correct host and port, ${again}`,
  },
  CONNECT_TIMEOUT: {
    what: "The address in DATABASE_URL does not answer",
    todo: `Check host, port and firewall, ${again}`,
  },
  "28P01": {
    what: "PostgreSQL does not accept the user or the password in DATABASE_URL",
    todo: `Correct them (special characters must be percent-encoded) ${again}`,
  },
  "28000": {
    what: "PostgreSQL does not let the user in DATABASE_URL connect from here",
    todo: `Correct the user, or allow this machine in pg_hba.conf, ${again}`,
  },
  "3D000": {
    what: "The database in DATABASE_URL does not exist",
    todo: `Create it (createdb) or correct its name, ${again}`,
  },
  "42501": {
    what: "The user in DATABASE_URL lacks a right that setting up the tables needs",
    todo: `Use the owner of the database, who may also create roles (alter role … createrole), ${again}`,
  },
  "53300": {
    what: "The PostgreSQL server has no connection left",
    todo: `Raise max_connections there or lower DATABASE_POOL_SIZE, ${again}`,
  },
};
const sameAs: Readonly<Record<string, string>> = {
  EHOSTUNREACH: "CONNECT_TIMEOUT",
  ENETUNREACH: "CONNECT_TIMEOUT",
  ETIMEDOUT: "CONNECT_TIMEOUT",
};

/** The operator's sentence for a database that cannot be used; any other error is passed through. */
export function databaseFailure(error: unknown, url: string): unknown {
  const where = placeOf(url);
  if (error instanceof MigrationError) {
    const what = "The database could not be brought to the form this version of Cairn needs";
    return new CannotStart({ what, where, todo: error.message }, error);
  }
  if (error instanceof WrongDatabaseUrl) {
    return new CannotStart(
      { what: "DATABASE_URL cannot be used", where, todo: error.message },
      error,
    );
  }
  for (
    let link = error, depth = 0;
    link instanceof Error && depth < 8;
    link = link.cause, depth += 1
  ) {
    const code = "code" in link && typeof link.code === "string" ? link.code : "";
    const found = advice[sameAs[code] ?? code];
    if (found) {
      const detail = link.message.replace(/\.$/, "");
      return new CannotStart({ what: `${found.what} (${detail})`, where, todo: found.todo }, error);
    }
  }
  return error;
}

/** The address without its password. */
function placeOf(url: string): string {
  const { hostname, port, pathname, username } = new URL(url);
  return `${hostname}:${port || "5432"}${pathname}, user ${decodeURIComponent(username) || "(none)"}`;
}
