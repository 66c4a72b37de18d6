import type { Work } from "./work";

const ownPriority = ({ benefit, urgency, effortDays }: Work): number =>
  (benefit * urgency) / effortDays;

/** Practices that wait for `key`, directly or through others. A circle ends where it began. */
const unlockedBy = (key: string, all: readonly Work[]): ReadonlySet<string> => {
  const unlocked = new Set<string>();
  const queue = [key];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const { practice, dependsOn } of all) {
      if (!dependsOn.includes(at) || unlocked.has(practice)) continue;
      unlocked.add(practice);
      queue.push(practice);
    }
  }
  return unlocked;
};

/** benefit x urgency / effort; a prerequisite is as important as the most important thing it unlocks. */
export const prioritiesOf = (all: readonly Work[]): ReadonlyMap<string, number> => {
  const own = new Map(all.map((work) => [work.practice, ownPriority(work)]));
  return new Map(
    all.map(({ practice }) => {
      const unlocked = [...unlockedBy(practice, all)].map((key) => own.get(key) ?? 0);
      return [practice, Math.max(own.get(practice) ?? 0, ...unlocked)];
    }),
  );
};
