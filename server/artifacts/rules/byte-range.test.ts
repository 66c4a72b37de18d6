import { expect, test } from "vitest";
import { rangeOf } from "./byte-range";

test.each([
  [undefined, 10, "whole"],
  ["bytes=0-3", 10, { from: 0, to: 3 }],
  ["bytes=4-", 10, { from: 4, to: 9 }],
  ["bytes=-3", 10, { from: 7, to: 9 }],
  ["bytes=-30", 10, { from: 0, to: 9 }],
  ["bytes=8-99", 10, { from: 8, to: 9 }],
  ["bytes=10-", 10, "beyond"],
  ["bytes=-0", 10, "beyond"],
  ["bytes=0-", 0, "beyond"],
  ["bytes=5-4", 10, "whole"],
  ["bytes=0-1,3-4", 10, "whole"],
  ["bytes=-", 10, "whole"],
  ["lines=1-2", 10, "whole"],
  ["bytes=9007199254740993000-", 10, "whole"],
])("%s of %i bytes", (header, bytes, range) => expect(rangeOf(header, bytes)).toEqual(range));
