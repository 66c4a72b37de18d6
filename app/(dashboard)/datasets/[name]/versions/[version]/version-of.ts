import { orNull, serverCall } from "~/server/api/trpc/rsc";

type Asked = Readonly<Record<string, string | string[] | undefined>>;

const whole = (text: string | string[] | undefined): number | null =>
  typeof text === "string" && /^\d{1,9}$/u.test(text) ? Number(text) : null;

/** Runs beside a version; all of them stand on the dataset's page and in the API. */
const shown = 10;

/** The version that the address names, beside the one it is compared with; null when there is none. */
export async function versionOf(name: string, segment: string, asked: Asked) {
  const version = whole(segment);
  if (version === null || version < 1) return null;
  const { datasets, identity } = await serverCall();
  const place = { name, version };
  const found = await orNull(
    datasets.findDatasetVersion({ ...place, fromColumn: whole(asked["from"]) ?? 0 }),
  );
  if (found === null) return null;
  const since = whole(asked["since"]) ?? found.previous;
  const [diff, report, uses, me] = await Promise.all([
    since === null || since === version
      ? null
      : orNull(datasets.compareVersions({ ...place, since })),
    orNull(datasets.contractReport(place)),
    datasets.listUses({ ...place, limit: shown }),
    identity.whoami({}),
  ]);
  return { version: found, diff, report, uses, zone: me.organisation.timeZone };
}
