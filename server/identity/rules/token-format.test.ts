import fc from "fast-check";
import { expect, test } from "vitest";
import { formatToken, parseToken, tokenBytes } from "./token-format";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const token = fc
  .tuple(bytes(tokenBytes.prefix), bytes(tokenBytes.secret))
  .map(([prefix, secret]) => formatToken(prefix, secret));

test("what is made can be read again, and has the announced shape", () => {
  fc.assert(
    fc.property(token, (made) => {
      expect(made).toMatch(/^cairn_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/);
      const parts = parseToken(made);
      expect(made.startsWith(`cairn_${parts?.prefix}_${parts?.secret}_`)).toBe(true);
    }),
  );
});

test("different secrets make different tokens", () => {
  const made = Array.from({ length: 500 }, (_, n) =>
    formatToken(
      new Uint8Array(6),
      Uint8Array.from({ length: 32 }, (_, at) => (at < 2 ? n >> (8 * at) : 7)),
    ),
  );
  expect(new Set(made).size).toBe(500);
});

test("a token with one wrong, missing or extra character is refused before any look-up", () => {
  fc.assert(
    fc.property(
      token,
      fc.nat(),
      fc.constantFrom("0", "a", "Z", "_", "-", ".", " "),
      (made, at, letter) => {
        const place = at % made.length;
        const changed = made.slice(0, place) + letter + made.slice(place + 1);
        expect(changed === made || parseToken(changed) === null).toBe(true);
        expect(parseToken(made.slice(0, place))).toBeNull();
        expect(parseToken(made + letter)).toBeNull();
      },
    ),
  );
});

test("the check is the published CRC-32", () => {
  // CRC-32 of "123456789" is cbf43926 in every implementation; it is used on the text before the check.
  const made = formatToken(new Uint8Array(6), new Uint8Array(32));
  expect(made).toBe(`cairn_${"0".repeat(8)}_${"0".repeat(43)}_${made.slice(-6)}`);
  expect(parseToken(made)).toEqual({ prefix: "0".repeat(8), secret: "0".repeat(43) });
});
