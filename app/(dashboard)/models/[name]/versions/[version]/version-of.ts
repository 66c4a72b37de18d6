import { versionDiff } from "~/components/registry/version-diff";
import { orNull, serverCall } from "~/server/api/trpc/rsc";
import { plainName } from "../../model-of";

type Asked = {
  readonly params: Promise<{ name: string; version: string }>;
  readonly against: string | null;
  readonly files: string | null;
};

/** Versions to choose another one from, and files that are compared. */
const mostOthers = 12;
const mostFiles = 1000;

const numberOf = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,8}$/u.test(text) ? Number(text) : null;

/** The version that the address names, with its files and what differs from another; null when it is not there. */
export async function versionOf({ params, against, files: from }: Asked) {
  const { name: part, version: text } = await params;
  const [name, number] = [plainName(part), numberOf(text)];
  if (name === null || number === null) return null;
  const { registry, identity } = await serverCall();
  const version = await orNull(registry.findVersion({ name, version: number }));
  if (version === null) return null;
  const place = { name: version.name, version: number };
  const [model, files, list, me] = await Promise.all([
    registry.findModel({ name: version.name }),
    registry.listFiles({ ...place, ...(from !== null && { cursor: from }) }),
    registry.listVersions({ name: version.name, limit: mostOthers + 1 }),
    identity.whoami({}),
  ]);
  const others = list.rows.filter((one) => one.version !== number).slice(0, mostOthers);
  const diff = await diffWith(version, numberOf(against));
  return { model, version, files, others, diff, zone: me.organisation.timeZone };
}

type Whole = NonNullable<Awaited<ReturnType<typeof found>>>;

async function found(name: string, version: number) {
  const { registry } = await serverCall();
  return orNull(registry.findVersion({ name, version }));
}

async function diffWith(own: Whole, against: number | null) {
  if (against === null || against === own.version) return null;
  const other = await found(own.name, against);
  if (other === null) return null;
  const { registry } = await serverCall();
  const filesOf = ({ name, version }: Whole) =>
    registry.listFiles({ name, version, limit: mostFiles });
  const [was, is] = await Promise.all([filesOf(other), filesOf(own)]);
  return {
    against,
    parts: versionDiff({ ...other, files: was.rows }, { ...own, files: is.rows }),
    filesLeft: Math.max(0, was.total - was.rows.length) + Math.max(0, is.total - is.rows.length),
  };
}
