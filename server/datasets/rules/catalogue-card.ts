/** The six things that a data catalogue says of every dataset. */
export const cardFields = ["source", "type", "format", "owner", "usage", "lineage"] as const;
export type CardField = (typeof cardFields)[number];

export type CardFacts = {
  readonly source: string | null;
  readonly dataType: string | null;
  readonly format: string | null;
  readonly owned: boolean;
  /** Runs that read it. */
  readonly runs: number;
  /** What it is made from, and what is made from it. */
  readonly related: number;
};

/** Which of the six nobody has told yet. */
export function missingOnCard(facts: CardFacts): readonly CardField[] {
  const known: Readonly<Record<CardField, boolean>> = {
    source: facts.source !== null,
    type: facts.dataType !== null,
    format: facts.format !== null,
    owner: facts.owned,
    usage: facts.runs > 0,
    lineage: facts.related > 0 || facts.runs > 0,
  };
  return cardFields.filter((field) => !known[field]);
}
