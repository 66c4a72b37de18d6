const drawnId = /[0-9a-f]{32}/g;
/** Milliseconds since 1970, after 2001. */
const moment = (value: unknown): boolean => typeof value === "number" && value >= 1e12;
/** `bold-fox-12`: what a run is called when nobody names it. */
const drawnName = /^[a-z]+-[a-z]+-\d+$/;

/** Compares what the reference answered with our answer, and learns which of our ids stands for which of its. */
export class Likeness {
  readonly #ids = new Map<string, string>();

  /** A recorded text with our ids in the place of the recorded ones. */
  ours(text: string): string {
    return text.replaceAll(drawnId, (id) => this.#ids.get(id) ?? id);
  }

  /** Where the two differ, beyond ids, times and drawn names; `cut` allows ours to have more. */
  differences(recorded: unknown, ours: unknown, cut: boolean): string[] {
    return this.#compare({ recorded, ours, cut, place: "" });
  }

  #compare(two: Two): string[] {
    const { recorded, ours, cut, place } = two;
    if (Array.isArray(recorded) && Array.isArray(ours))
      return this.#lists({ recorded, ours, cut, place });
    if (isRecord(recorded) && isRecord(ours)) return this.#records({ recorded, ours, cut, place });
    return this.#same(recorded, ours) ? [] : [differing(place, recorded, ours)];
  }

  #same(recorded: unknown, ours: unknown): boolean {
    if (typeof recorded === "string" && typeof ours === "string")
      return this.#sameText(recorded, ours);
    return (moment(recorded) && moment(ours)) || Object.is(recorded, ours);
  }

  #sameText(recorded: string, ours: string): boolean {
    if (drawnName.test(recorded) && drawnName.test(ours)) return true;
    const [theirIds, ourIds] = [recorded.match(drawnId) ?? [], ours.match(drawnId) ?? []];
    for (const [at, id] of theirIds.entries()) {
      const mine = ourIds[at];
      if (mine !== undefined && !this.#ids.has(id)) this.#ids.set(id, mine);
    }
    const json = [recorded, ours].map(reordered);
    return this.ours(json[0] ?? "") === json[1];
  }

  #lists({ recorded, ours, cut, place }: Two<readonly unknown[]>): string[] {
    if (!cut && recorded.length !== ours.length) {
      return [`${place}: ${ours.length} instead of ${recorded.length} members`];
    }
    const [theirs, mine] = [inOrder(recorded), inOrder(ours)];
    return theirs.flatMap((member, at) => {
      const name = keyOf(member);
      const twin = name === null ? mine[at] : mine.find((other) => keyOf(other) === name);
      return this.#compare({ recorded: member, ours: twin, cut, place: `${place}[${at}]` });
    });
  }

  #records({ recorded, ours, cut, place }: Two<Readonly<Record<string, unknown>>>): string[] {
    const more = cut ? [] : Object.keys(ours).filter((name) => !(name in recorded));
    return [
      ...more.map((name) => `${place}.${name}: not in the recording`),
      ...Object.entries(recorded).flatMap(([name, value]) =>
        this.#compare({ recorded: value, ours: ours[name], cut, place: `${place}.${name}` }),
      ),
    ];
  }
}

type Two<Value = unknown> = {
  readonly recorded: Value;
  readonly ours: Value;
  readonly cut: boolean;
  readonly place: string;
};

const differing = (place: string, recorded: unknown, ours: unknown): string =>
  `${place}: ${JSON.stringify(ours)} instead of ${JSON.stringify(recorded)}`;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Lists of tags, params and metrics have no order of their own. */
const keyOf = (member: unknown): string | null =>
  isRecord(member) && typeof member["key"] === "string" && !("step" in member && "run_id" in member)
    ? `${member["key"]} ${String(member["step"])}`
    : null;

const inOrder = (list: readonly unknown[]): readonly unknown[] =>
  list.every((member) => keyOf(member) !== null)
    ? list.toSorted((a, b) => (keyOf(a) ?? "").localeCompare(keyOf(b) ?? ""))
    : list;

/** Texts that hold JSON are compared by what they say. */
function reordered(text: string): string {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
