import type { APIRequestContext } from "playwright/test";
import { mustWork } from "./admin";

type Written = {
  readonly token: string;
  /** Where the card's page stands: `/models/…/versions/1/card`. */
  readonly card: string;
  readonly words: string;
  /** What was read before writing; 0 for a card in which nobody has written yet. */
  readonly expectedRevision?: number;
};

/** Writes the first section of a card over the API, as a script does it. */
export async function writeCard(
  request: APIRequestContext,
  { token, card, words, expectedRevision = 0 }: Written,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const data = { expectedRevision, content: { sections: { overview: words } } };
  await mustWork(await request.put(`/api/v1${card}`, { headers, data }));
}
