/** What waits to be carried out together, with the way to tell each how it went. */
type Waiting<Entry, Answer> = {
  readonly entry: Entry;
  readonly tell: (answer: Answer | null) => void;
};

/** What a group came to: an answer for the place of each that was carried out. */
export type Answers<Answer> = ReadonlyMap<number, Answer>;

type CarryOut<Entry, Answer> = (
  orgId: string,
  entries: readonly Entry[],
) => Promise<Answers<Answer>>;

/** The most that is carried out at once: later entries form the next group. */
const MOST_AT_ONCE = 500;

/**
 * Carries out what arrives while something is under way as one group, in the order of arrival and one group at a time
 * for each organisation: under load many calls share one commit, and a call that comes alone waits for nobody.
 */
export class Together<Entry, Answer> {
  readonly #carryOut: CarryOut<Entry, Answer>;
  readonly #waiting = new Map<string, Waiting<Entry, Answer>[]>();

  /** @param carryOut stores what it can, commits, and answers for what is stored */
  constructor(carryOut: CarryOut<Entry, Answer>) {
    this.#carryOut = carryOut;
  }

  /**
   * Resolves once the entry's group is committed, with what it came to. Null says that nothing of it is stored, or that
   * nobody knows, and the caller carries it out by itself and hears what is wrong with it; so an entry that cannot be
   * stored never keeps the others from it. Never rejects.
   */
  add(orgId: string, entry: Entry): Promise<Answer | null> {
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
      const answers = await this.#answersOf(
        orgId,
        group.map(({ entry }) => entry),
      );
      for (const [at, { tell }] of group.entries()) tell(answers.get(at) ?? null);
    }
    this.#waiting.delete(orgId);
  }

  async #answersOf(orgId: string, entries: readonly Entry[]): Promise<Answers<Answer>> {
    try {
      return await this.#carryOut(orgId, entries);
    } catch {
      return new Map();
    }
  }
}
