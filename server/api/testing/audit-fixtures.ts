import type { Fixtures } from "./fixture";

const reading = { holders: ["admin", "auditor"], scope: "audit:read", foreign: "own" } as const;

export const auditFixtures: Fixtures = {
  "audit.listEvents": { ...reading, input: () => ({ action: "identity" }) },
  "audit.verifyChain": { ...reading, input: () => ({}) },
};
