import { describe, expect, test } from "vitest";
import { frameworkInView } from "./framework-in-view";

const counted = (key: string, assessed: number, open = 0) => ({ key, assessed, open });
const three = [counted("a", 0), counted("b", 1, 1), counted("c", 1)];

describe("the framework in view", () => {
  test("is the one of the address", () => {
    expect(frameworkInView(three, "c")?.key).toBe("c");
  });
  test("else the one that most teams use", () => {
    expect(frameworkInView(three, undefined)?.key).toBe("b");
    expect(frameworkInView(three, "unknown")?.key).toBe("b");
  });
  test("else the first that is published, when there is one", () => {
    expect(frameworkInView([counted("a", 0), counted("b", 0)], undefined)?.key).toBe("a");
    expect(frameworkInView([], undefined)).toBeUndefined();
  });
});
