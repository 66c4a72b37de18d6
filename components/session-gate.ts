/**
 * Where requests wait while a person signs in again. One per browser tab: the link that sends requests
 * asks here, the dialog answers.
 */
type Answer = (signedIn: boolean) => void;

let waiting: readonly Answer[] = [];
let dismissed = false;
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};

export const sessionGate = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  isOpen: () => waiting.length > 0,

  /**
   * Resolves true once the person has signed in again, false when they closed the dialog. After that,
   * reads that happen by themselves no longer ask; an action of the person always does.
   */
  whenSignedIn(asked: "by-page" | "by-person"): Promise<boolean> {
    if (dismissed && asked === "by-page") return Promise.resolve(false);
    return new Promise((resolve) => {
      waiting = [...waiting, resolve];
      tell();
    });
  },

  settle(signedIn: boolean): void {
    const answers = waiting;
    waiting = [];
    dismissed = !signedIn;
    for (const answer of answers) answer(signedIn);
    tell();
  },
};
