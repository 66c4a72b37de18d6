import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountBucket, networkBucket, networkOf, refilled, secondsUntilOne } from "./throttle";

describe("a bucket", () => {
  test("of ten per fifteen minutes gives one back every ninety seconds", () => {
    expect(refilled(accountBucket, 0, 90)).toBeCloseTo(1);
    expect(secondsUntilOne(accountBucket, 0)).toBe(90);
    expect(secondsUntilOne(networkBucket, 0)).toBe(9);
  });

  test("never holds more than its capacity, and a clock that goes back gives nothing", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10, noNaN: true }), fc.integer(), (tokens, seconds) => {
        const held = refilled(accountBucket, tokens, seconds);
        expect(held).toBeLessThanOrEqual(accountBucket.capacity);
        expect(held).toBeGreaterThanOrEqual(tokens);
      }),
    );
  });

  test("has one again after the time it names", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (tokens) => {
        const wait = secondsUntilOne(accountBucket, tokens);
        expect(refilled(accountBucket, tokens, wait)).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(refilled(accountBucket, tokens, wait - 1)).toBeLessThan(1);
      }),
    );
  });
});

describe("the network of an address", () => {
  test.each([
    ["203.0.113.9", "203.0.113.0/24"],
    ["203.0.113.250", "203.0.113.0/24"],
    ["::ffff:203.0.113.9", "203.0.113.0/24"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::ffff", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["", "unknown"],
    ["not an address", "unknown"],
  ])("%s is %s", (address, network) => expect(networkOf(address)).toBe(network));
});
