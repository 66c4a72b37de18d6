import { Session } from "./session";

export type Login = { readonly url: string; readonly role?: string };

/** Any number that nobody else uses as an advisory lock in this database. */
const LOCK = 7_228_201_132;

/** Asked between two pieces of work: whether this process still is the one. */
export type StillLeads = () => Promise<boolean>;

/**
 * Runs `work` unless another process on this database is at it. The claim is a session of its own: it ends with the
 * process, whatever happens to that.
 * @returns false when another process leads
 * @throws DatabaseUnavailable when the database cannot be asked; whatever `work` throws
 */
export async function asLeader(
  { url, role }: Login,
  work: (stillLeads: StillLeads) => Promise<void>,
): Promise<boolean> {
  const session = new Session({
    url,
    parameters: { application_name: "cairn housekeeping", ...(role && { role }) },
  });
  try {
    const [row] = await session.query("select pg_try_advisory_lock($1) as mine", [LOCK]);
    if (row?.["mine"] !== true) return false;
    await work(() =>
      session.query("select 1").then(
        () => true,
        () => false,
      ),
    );
    return true;
  } finally {
    session.close();
  }
}
