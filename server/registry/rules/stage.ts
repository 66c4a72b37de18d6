/** The stages of the protocol, which it gave up for aliases; scripts still move versions between them. */
export const STAGES = ["None", "Staging", "Production", "Archived"] as const;
export type Stage = (typeof STAGES)[number];

/** Where a version is in use, so that others may be archived when one arrives. */
export const isInUse = (stage: Stage): boolean => stage === "Staging" || stage === "Production";

/** The stage a text names in any case; null for none. */
export const stageOf = (text: string): Stage | null =>
  STAGES.find((stage) => stage.toLowerCase() === text.toLowerCase()) ?? null;
