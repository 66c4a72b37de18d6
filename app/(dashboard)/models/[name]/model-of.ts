import { orNull, serverCall } from "~/server/api/trpc/rsc";

/** The name in an address; null for one that no browser writes. */
export function plainName(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The model that the address names, with what its aliases meant; null when nobody made it. */
export async function modelOf(part: string, historyFrom: string | undefined) {
  const name = plainName(part);
  if (name === null || name === "") return null;
  const { registry, identity } = await serverCall();
  const model = await orNull(registry.findModel({ name }));
  if (model === null) return null;
  const [history, me] = await Promise.all([
    registry.aliasHistory({ name: model.name, limit: 50, cursor: historyFrom }),
    identity.whoami({}),
  ]);
  return { model, history, zone: me.organisation.timeZone };
}
