import { readdirSync, readFileSync } from "node:fs";

/** One hundredth of a second: the unit of Linux's process accounts (USER_HZ). */
const TICKS_PER_SECOND = 100;

type Account = { readonly parent: number; readonly ticks: number };

/** What a process and those of its children that ended have used; null once it is gone. */
function accountOf(pid: number): Account | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
    return { parent: Number(fields[1]), ticks };
  } catch {
    return null;
  }
}

/** Seconds of processor time that a process and everything below it have used so far. Linux only. */
export function processorSeconds(root: number): number {
  const accounts = new Map<number, Account>();
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    const account = Number.isInteger(pid) ? accountOf(pid) : null;
    if (account !== null) accounts.set(pid, account);
  }
  const isBelow = (pid: number): boolean => {
    if (pid === root) return true;
    const parent = accounts.get(pid)?.parent;
    return parent !== undefined && parent > 1 && isBelow(parent);
  };
  let ticks = 0;
  for (const [pid, account] of accounts) if (isBelow(pid)) ticks += account.ticks;
  return ticks / TICKS_PER_SECOND;
}
