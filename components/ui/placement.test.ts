import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { place } from "./placement";

describe("a floating panel", () => {
  const room = { width: 1000, height: 800, align: "start" } as const;

  test("opens under its button, left edges together", () => {
    const at = place(
      { left: 100, top: 50, width: 80, height: 32 },
      { width: 200, height: 300 },
      room,
    );
    expect(at).toEqual({ left: 100, top: 86 });
  });

  test("opens above when the space below is too small", () => {
    const at = place(
      { left: 100, top: 700, width: 80, height: 32 },
      { width: 200, height: 300 },
      room,
    );
    expect(at).toEqual({ left: 100, top: 396 });
  });

  test("lines up with the button's end when asked", () => {
    const at = place(
      { left: 900, top: 50, width: 80, height: 32 },
      { width: 200, height: 100 },
      { ...room, align: "end" },
    );
    expect(at.left).toBe(780);
  });

  test("never leaves the window while it fits in it", () => {
    const px = (max: number) => fc.integer({ min: 0, max });
    const anchor = fc.record({ left: px(1000), top: px(800), width: px(300), height: px(60) });
    const panel = fc.record({ width: px(900), height: px(700) });
    fc.assert(
      fc.property(
        anchor,
        panel,
        fc.constantFrom("start" as const, "end" as const),
        (box, size, align) => {
          const at = place(box, size, { ...room, align });
          expect(at.left).toBeGreaterThanOrEqual(8);
          expect(at.top).toBeGreaterThanOrEqual(8);
          expect(at.left + size.width).toBeLessThanOrEqual(992);
          expect(at.top + size.height).toBeLessThanOrEqual(792);
        },
      ),
    );
  });
});
