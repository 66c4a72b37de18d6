import { monitorEventLoopDelay } from "node:perf_hooks";

/** How long the event loop was held up, in seconds. */
export type LoopLag = {
  /** Now: the time one turn takes. */
  readonly current: () => Promise<number>;
  /** The longest hold-up of the last five to ten seconds. */
  readonly worst: () => number;
  /** Forgets what was: starting takes a second or two at once, and is over. */
  readonly forget: () => void;
  readonly stop: () => void;
};

const WINDOW_MS = 5000;
const RESOLUTION_MS = 20;

export function watchLoop(): LoopLag {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let before = 0;
  // The histogram measures the whole interval of its timer, which is not lag.
  const seen = (): number => Math.max(0, delay.max / 1e9 - RESOLUTION_MS / 1000);
  const turn = setInterval(() => {
    before = seen();
    delay.reset();
  }, WINDOW_MS).unref();
  const forget = (): void => {
    before = 0;
    delay.reset();
  };
  return {
    forget,
    worst: () => Math.max(before, seen()),
    current: async () => {
      const begun = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 0));
      return (performance.now() - begun) / 1000;
    },
    stop: () => {
      clearInterval(turn);
      delay.disable();
    },
  };
}
