import { orNull, serverCall } from "~/server/api/trpc/rsc";

type Params = Promise<{ name: string; version: string }>;
type Search = Readonly<Record<string, string | string[] | undefined>>;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The version that the address names; a number that is none names nothing. */
export async function placeOf(params: Params) {
  const { name, version } = await params;
  return { name: decoded(name), version: /^\d{1,9}$/u.test(version) ? Number(version) : 0 };
}

const numberIn = (value: Search[string]): number | null =>
  typeof value === "string" && /^\d{1,9}$/u.test(value) ? Number(value) : null;

/** The card with its history and what the address wants compared; null when there is no such version. */
export async function cardOf(params: Params, search: Search) {
  const place = await placeOf(params);
  const { cards, identity } = await serverCall();
  const cursor = typeof search["after"] === "string" ? search["after"] : undefined;
  const [card, plan, revisions, me] = await Promise.all([
    orNull(cards.findCard(place)),
    orNull(cards.planBundle(place)),
    orNull(cards.listRevisions({ ...place, cursor, limit: 20 })),
    identity.whoami({}),
  ]);
  if (card === null || plan === null || revisions === null) return null;
  const [from, to] = [numberIn(search["from"]), numberIn(search["to"])];
  const changes =
    from === null || to === null
      ? null
      : await orNull(cards.compareRevisions({ ...place, from, to }));
  return {
    card,
    plan,
    revisions,
    compared: changes === null || from === null || to === null ? null : { from, to, changes },
    zone: me.organisation.timeZone,
    mayWrite: me.permissions.includes("registry:write"),
  };
}
