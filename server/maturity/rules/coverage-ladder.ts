/**
 * Turns counted items into a value: under 10 % good gives 0, under 50 % .25, under 90 % .5, from 90 % on 1.
 * Steps are ours, shaped after the some / at least half / most answers of OWASP SAMM. Compared in whole numbers.
 * Nothing eligible is unknown, so the result is null. Throws RangeError for counts that cannot be.
 */
export const coverageLadder = (good: number, eligible: number): 0 | 0.25 | 0.5 | 1 | null => {
  const counts = Number.isInteger(good) && Number.isInteger(eligible) && good >= 0;
  if (!counts || good > eligible) {
    throw new RangeError(`Cannot have ${good} good of ${eligible} eligible items.`);
  }
  if (eligible === 0) return null;
  if (good * 10 < eligible) return 0;
  if (good * 2 < eligible) return 0.25;
  return good * 10 < eligible * 9 ? 0.5 : 1;
};
