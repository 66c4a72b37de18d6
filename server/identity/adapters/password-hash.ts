import { randomBytes } from "node:crypto";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { passwordForm } from "../rules/password";
import { gate } from "./gate";

/** argon2id (the library's default), 19 MiB, 2 passes: OWASP's and ASVS 5.0 appendix C's minimum; 32 ms here. */
const policy = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Two hashes at once leave the other threads of the pool to everybody else; 20 in line wait about half a second. */
const pass = gate({ atOnce: 2, queue: 20 });

/** What an unknown person's password is checked against, so that the answer takes as long as for a known one. */
let decoy: Promise<string> | undefined;

/** @throws DomainError too-many when too many hashes are asked for at this moment. */
export const hashPassword = (password: string): Promise<string> =>
  pass(() => hash(passwordForm(password), policy));

/**
 * Whether the password is the stored one. Without a stored one the same work is done for nothing.
 * @throws DomainError too-many when too many hashes are asked for at this moment.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hash(randomBytes(32), policy);
  const target = stored ?? (await decoy);
  const same = await pass(() => verify(target, passwordForm(password)));
  return same && stored !== null;
}

/** Whether a stored hash was made with other costs than today's and should be made again at sign-in. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  return (
    memoryCost !== policy.memoryCost ||
    timeCost !== policy.timeCost ||
    parallelism !== policy.parallelism
  );
}
