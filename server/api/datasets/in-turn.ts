let last: Promise<unknown> = Promise.resolve();

/** One after the other: what looking into a file takes of memory is there once, however many are brought. */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}
