import { DomainError } from "~/server/core/errors";

export type Gate = {
  /** @throws DomainError too-many, at once, when the queue is full. */
  <Result>(work: () => Promise<Result>): Promise<Result>;
};

/** Lets `atOnce` pieces of heavy work run and `queue` wait; more than that is sent away. */
export function gate({ atOnce, queue }: { atOnce: number; queue: number }): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;

  const enter = async (): Promise<void> => {
    if (running < atOnce) {
      running += 1;
      return;
    }
    if (waiting.length >= queue) {
      const message = "Many people are signing in at this moment. Try again in a few seconds.";
      throw new DomainError("too-many", message, { data: { retryAfterSeconds: 2 } });
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  /** The place goes to the next in line; only with nobody waiting does it become free. */
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
