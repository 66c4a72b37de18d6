/** How runs and logged models are named outside: 32 hexadecimal digits. Inside they are UUIDs. */
const digits = /^[0-9a-f]{32}$/;

/** `018f…` without its dashes. */
export const runIdText = (id: string): string => id.replaceAll("-", "");

/** The UUID a client's text names; null when no run can have such a name. */
export function runIdOfText(text: string): string | null {
  const plain = text.replaceAll("-", "").toLowerCase();
  if (!digits.test(plain)) return null;
  return [
    plain.slice(0, 8),
    plain.slice(8, 12),
    plain.slice(12, 16),
    plain.slice(16, 20),
    plain.slice(20),
  ].join("-");
}

/** `m-` and 32 hexadecimal digits. */
export const modelIdText = (id: string): string => `m-${runIdText(id)}`;

export const modelIdOfText = (text: string): string | null =>
  text.startsWith("m-") ? runIdOfText(text.slice(2)) : null;
