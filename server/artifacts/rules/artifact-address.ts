/** Whose file it is. Ids are UUIDs, as the tables have them. */
export type ArtifactOwner = { readonly kind: "run" | "model"; readonly id: string };

/** A place in the protocol's artifact tree. The path is empty for the owner's own folder. */
export type ArtifactPlace = {
  readonly experimentId: number;
  readonly owner: ArtifactOwner;
  readonly path: string;
};

const ofRun = /^(?<experiment>\d{1,15})\/(?<id>[0-9a-f]{32})\/artifacts(?:\/(?<path>[^]*))?$/;
const ofModel =
  /^(?<experiment>\d{1,15})\/models\/m-(?<id>[0-9a-f]{32})\/artifacts(?:\/(?<path>[^]*))?$/;

/**
 * `0/<run>/artifacts/plots/roc.png` or `0/models/m-<model>/artifacts/MLmodel`, already decoded; null for every other
 * text. One slash at the end says that it is a folder and is left out.
 */
export function placeOf(address: string): ArtifactPlace | null {
  const run = ofRun.exec(address)?.groups;
  const groups = run ?? ofModel.exec(address)?.groups;
  if (groups === undefined) return null;
  return {
    experimentId: Number(groups["experiment"]),
    owner: { kind: run === undefined ? "model" : "run", id: uuidOf(groups["id"] ?? "") },
    path: (groups["path"] ?? "").replace(/\/$/, ""),
  };
}

/** The protocol's ids are UUIDs without hyphens. */
export const uuidOf = (hex: string): string =>
  hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** As the protocol writes ids, behind what it is: `run:8110…`, `model:m-e07a…`. */
export const ownerName = ({ kind, id }: ArtifactOwner): string =>
  `${kind}:${kind === "model" ? "m-" : ""}${id.replaceAll("-", "")}`;
