/** What a bundle says of itself: `manifest.json`, the last file in it. */
export type Manifest = {
  readonly format: "cairn-evidence-bundle";
  readonly formatVersion: 1;
  readonly model: string;
  readonly version: number;
  readonly madeAt: string;
  readonly madeBy: string;
  /** Every file but this one. */
  readonly files: readonly Noted[];
  /** What is not in it, and why. */
  readonly leftOut: readonly LeftOut[];
  /** Where the organisation's audit chain stood; null when the trail is left out. */
  readonly checkpoint: { readonly seq: number; readonly hash: string } | null;
};

export type Noted = { readonly path: string; readonly bytes: number; readonly sha256: string };

export type LeftOut = {
  readonly what: string;
  readonly why: string;
  readonly bytes?: number;
  readonly sha256?: string;
};

export const MANIFEST = "manifest.json";
export const TRAIL = "audit/entries.jsonl";

/** The small text in each bundle. */
export const bundleReadme = (
  model: string,
  version: number,
): string => `Evidence of ${model}, version ${version}
${"=".repeat(24 + model.length + String(version).length)}

Made by Cairn from its records.

  card/       the model card as JSON, Markdown, HTML and for the Hugging Face Hub; who revised it when
  ml-bom/     CycloneDX 1.7 bill of materials
  run/        the run that trained it, every point of its metrics
  registry/   which version each alias of the model meant, from when to when, set by whom
  audit/      entries of the audit trail about the version, its model, aliases and run
  artifacts/  the files of the version, as far as they fit
  manifest.json  the SHA-256 of every file above, and what was left out and why

How to verify it

  npx cairn bundle verify FILE.zip

compares every file with the manifest, refuses files that the manifest does not name, and computes the hash of each audit
entry anew. Without Cairn:

  unzip -q FILE.zip -d bundle && cd bundle
  jq -r '.files[] | .sha256 + "  " + .path' manifest.json | sha256sum -c -

The manifest proves that nothing in the bundle changed after the manifest was written. Who could write the whole bundle
anew could write another manifest, so keep the SHA-256 of the ZIP file, or the checkpoint in the manifest, somewhere else.
The checkpoint is a place in the organisation's audit chain: on the Cairn it comes from,

  npx cairn audit verify --org ORGANISATION --anchor SEQ:HASH

says whether the chain still passes through it. The hash of an entry is the SHA-256 of its fields, each written as its
length in bytes, a colon, the field and a comma: "cairn-audit-v1", orgId, seq, atMicros, eventId, actorKind, actorId,
actorName, action, outcome, subject, detail, requestId, previous.
`;
