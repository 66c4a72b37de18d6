/** What a key press is, without the browser: enough to decide and to test. */
export type KeyPress = {
  key: string;
  ctrl: boolean;
  meta: boolean;
  alt: boolean;
  /** True while a text field, a list or a dialog has the keyboard. */
  typing: boolean;
};

export type MatchState = {
  /** The first key of a sequence ("g"), or null. */
  pending: string | null;
  pendingSince: number;
};

export type MatchResult = { combo: string | null; state: MatchState };

const sequenceMs = 1500;
const idle: MatchState = { pending: null, pendingSince: 0 };

/**
 * Decides which of the known combinations ("mod+k", "g h", "/", "?") a key press completes.
 * `mod` is Ctrl or Cmd. Single keys never fire while typing, nor when the person switched them off.
 */
export function matchShortcut(
  press: KeyPress,
  state: MatchState,
  known: { combos: readonly string[]; singleKeys: boolean; nowMs: number },
): MatchResult {
  if (press.ctrl || press.meta) {
    const combo = `mod+${press.key.toLowerCase()}`;
    return { combo: known.combos.includes(combo) ? combo : null, state: idle };
  }
  if (press.alt || press.typing || !known.singleKeys) return { combo: null, state: idle };
  const fresh = state.pending !== null && known.nowMs - state.pendingSince <= sequenceMs;
  const sequence = fresh ? `${state.pending} ${press.key}` : null;
  if (sequence !== null && known.combos.includes(sequence)) return { combo: sequence, state: idle };
  if (known.combos.includes(press.key)) return { combo: press.key, state: idle };
  const begins = known.combos.some((combo) => combo.startsWith(`${press.key} `));
  return { combo: null, state: begins ? { pending: press.key, pendingSince: known.nowMs } : idle };
}

/** "mod+k" → ["Ctrl", "K"]; "g h" → ["g", "h"]; "?" → ["?"]. */
export function keysOf(combo: string, apple = false): { keys: readonly string[]; sequence: boolean } {
  if (combo.startsWith("mod+")) {
    return { keys: [apple ? "⌘" : "Ctrl", combo.slice(4).toUpperCase()], sequence: false };
  }
  const keys = combo.split(" ").filter((key) => key !== "");
  return { keys, sequence: keys.length > 1 };
}
