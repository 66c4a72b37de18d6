import { log } from "~/server/core/log";

type Round = {
  /** Milliseconds from the start to the first round. */
  readonly firstMs: number;
  /** Milliseconds from the end of a round to the next. */
  readonly everyMs: number;
  /** Told whether rounds still go on, so that a long one can stop half-way. */
  readonly work: (goesOn: () => boolean) => Promise<unknown>;
  /** What the log says when a round fails; the next one comes all the same. */
  readonly failure: string;
};

/** Does a piece of work for as long as the process runs, never two at once. Ending waits for the one under way. */
export function inRounds({ firstMs, everyMs, work, failure }: Round): {
  readonly end: () => Promise<void>;
} {
  let running: Promise<void> = Promise.resolve();
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    try {
      await work(() => !ended);
    } catch (error) {
      log.warn({ err: error }, failure);
    }
    if (!ended) timer = setTimeout(turn, everyMs);
  };
  const turn = (): void => {
    running = round();
  };
  timer = setTimeout(turn, firstMs);
  return {
    end: async () => {
      ended = true;
      clearTimeout(timer);
      await running;
    },
  };
}
