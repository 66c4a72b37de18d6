import { orNull, serverCall } from "~/server/api/trpc/rsc";

type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** An address holds a name in one coded segment; one that cannot be decoded is nobody's name. */
export function nameOf(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}

/** Lines of each card; more are a press away. */
const shown = 20;

const cursorOf = (asked: Asked, name: string) => {
  const value = asked[name];
  return typeof value === "string" ? { cursor: value } : {};
};

/** The dataset that the address names, with the first lines of its cards; null when there is none. */
export async function datasetOf(name: string, asked: Asked) {
  const { datasets, identity } = await serverCall();
  const dataset = await orNull(datasets.findDataset({ name }));
  if (dataset === null) return null;
  const place = { name: dataset.name, limit: shown };
  const [versions, quality, uses, me] = await Promise.all([
    datasets.listDatasetVersions({ ...place, ...cursorOf(asked, "versions") }),
    datasets.listQuality({ ...place, ...cursorOf(asked, "checks") }),
    datasets.listUses(place),
    identity.whoami({}),
  ]);
  return { dataset, versions, quality, uses, zone: me.organisation.timeZone };
}
