/** What waits to be carried out together, with the way to tell each how it went. */
type Waiting<Entry> = { readonly entry: Entry; readonly tell: (done: boolean) => void };

/** The most that is carried out at once: later entries form the next group. */
const MOST_AT_ONCE = 500;

/**
 * Carries out what arrives while something is under way as one group, in the order of arrival and one group at a time
 * for each organisation: under load many calls share one commit, and a call that comes alone waits for nobody.
 */
export class Together<Entry> {
  readonly #carryOut: (orgId: string, entries: readonly Entry[]) => Promise<readonly number[]>;
  readonly #waiting = new Map<string, Waiting<Entry>[]>();

  /** @param carryOut stores what it can, commits, and answers the places of what is stored */
  constructor(carryOut: (orgId: string, entries: readonly Entry[]) => Promise<readonly number[]>) {
    this.#carryOut = carryOut;
  }

  /**
   * Resolves once the entry's group is committed: true when it is stored. False says nothing of it is, or that nobody
   * knows, and the caller carries it out by itself and hears what is wrong with it; so an entry that cannot be
   * stored never keeps the others from it. Never rejects.
   */
  add(orgId: string, entry: Entry): Promise<boolean> {
    return new Promise((tell) => {
      const waiting = this.#waiting.get(orgId);
      if (waiting !== undefined) {
        waiting.push({ entry, tell });
        return;
      }
      this.#waiting.set(orgId, [{ entry, tell }]);
      // What arrived in the same packet comes along.
      setImmediate(() => void this.#work(orgId));
    });
  }

  async #work(orgId: string): Promise<void> {
    const waiting = this.#waiting.get(orgId) ?? [];
    while (waiting.length > 0) {
      const group = waiting.splice(0, MOST_AT_ONCE);
      const stored = await this.#storedOf(
        orgId,
        group.map(({ entry }) => entry),
      );
      for (const [at, { tell }] of group.entries()) tell(stored.has(at));
    }
    this.#waiting.delete(orgId);
  }

  async #storedOf(orgId: string, entries: readonly Entry[]): Promise<ReadonlySet<number>> {
    try {
      return new Set(await this.#carryOut(orgId, entries));
    } catch {
      return new Set();
    }
  }
}
