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
  const combo = [sequenceOf(press, state, known.nowMs), press.key].find(
    (candidate) => candidate !== null && known.combos.includes(candidate),
  );
  if (combo !== undefined) return { combo, state: idle };
  const begins = known.combos.some((one) => one.startsWith(`${press.key} `));
  return { combo: null, state: begins ? { pending: press.key, pendingSince: known.nowMs } : idle };
}

function sequenceOf(press: KeyPress, state: MatchState, nowMs: number): string | null {
  const fresh = state.pending !== null && nowMs - state.pendingSince <= sequenceMs;
  return fresh ? `${state.pending} ${press.key}` : null;
}

/** "mod+k" → ["Ctrl", "K"]; "g h" → ["g", "h"]; "?" → ["?"]. */
export function keysOf(
  combo: string,
  apple = false,
): { keys: readonly string[]; sequence: boolean } {
  if (combo.startsWith("mod+")) {
    return { keys: [apple ? "⌘" : "Ctrl", combo.slice(4).toUpperCase()], sequence: false };
  }
  const keys = combo.split(" ").filter((key) => key !== "");
  return { keys, sequence: keys.length > 1 };
}
