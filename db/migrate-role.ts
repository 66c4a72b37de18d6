import { sqlError } from "./lease-errors";
import { MigrationError } from "./migrate-files";
import type { Session } from "./session";

/** The role the application works as: owns nothing, and row-level security binds it. */
export const APP_ROLE = "cairn_app";

const CREATE = `create role ${APP_ROLE} nologin nosuperuser nocreatedb nocreaterole nobypassrls`;

/**
 * Makes sure that the application's role exists, is harmless, and can be taken.
 * With a password it may also log in by itself, so that the application never connects as the owner.
 * @throws MigrationError "role", saying what a database administrator must run.
 */
export async function ensureAppRole(session: Session, password: string | undefined): Promise<void> {
  const { me, exists, unsafe } = await look(session);
  if (unsafe) {
    throw new MigrationError(
      "role",
      `The role ${APP_ROLE} may pass row-level security, which would open every organisation to every other. As an administrator run: alter role ${APP_ROLE} nosuperuser nobypassrls`,
    );
  }
  if (!exists) await permitted(session, me, CREATE);
  if (password !== undefined) await permitted(session, me, await loginStatement(session, password));
  else if (!(await canTake(session))) {
    await permitted(session, me, `grant ${APP_ROLE} to current_user`);
  }
}

type Look = { readonly me: string; readonly exists: boolean; readonly unsafe: boolean };

async function look(session: Session): Promise<Look> {
  const [row] = await session.query(
    `select current_user::text as me, rolname is not null as exists, coalesce(rolsuper or rolbypassrls, false) as unsafe
     from (values (1)) one left join pg_roles on rolname = $1`,
    [APP_ROLE],
  );
  return {
    me: String(row?.["me"]),
    exists: row?.["exists"] === true,
    unsafe: row?.["unsafe"] === true,
  };
}

async function loginStatement(session: Session, password: string): Promise<string> {
  const [row] = await session.query(
    "select format('alter role %I login password %L', $1::text, $2::text) as statement",
    [APP_ROLE, password],
  );
  return String(row?.["statement"]);
}

/** Membership alone is not enough since version 16, where it may come without the right to SET ROLE. */
async function canTake(session: Session): Promise<boolean> {
  const [row] = await session.query(
    `select pg_has_role(current_user, $1, case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) as can`,
    [APP_ROLE],
  );
  return row?.["can"] === true;
}

const ALREADY_THERE = new Set(["42710", "23505"]);

/** Runs a statement about roles; somebody else having just done the same is as good. */
async function permitted(session: Session, me: string, statement: string): Promise<void> {
  try {
    await session.script(statement);
  } catch (cause) {
    const code = sqlError(cause)?.code ?? "";
    if (ALREADY_THERE.has(code)) return;
    if (code !== "42501") throw cause;
    throw new MigrationError(
      "role",
      `The database user ${me} may not prepare the role ${APP_ROLE}. As an administrator run once: ${CREATE}; grant ${APP_ROLE} to "${me}";`,
      cause,
    );
  }
}
