import { Readable } from "node:stream";
import type { z } from "zod";
import { blobStore } from "~/server/artifacts/adapters/store";
import { verified } from "~/server/artifacts/adapters/verified";
import { actorName, type Context } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { permit } from "~/server/core/operation";
import type { Permission } from "~/server/core/permissions";
import { planBundle } from "../queries/plan-bundle";
import { bundleReadme, type LeftOut, type Manifest, TRAIL } from "../rules/bundle-manifest";
import { artifactEntry } from "../rules/bundle-share";
import { type CardFormat, fileStem } from "../rules/card-formats";
import { type BundleEntry, zipOf } from "./bundle-zip";
import { aliasLines, historyLines, revisionLines, trailLines } from "./bundle-lines";
import { cardMaterial, write } from "./card-file";

type Asked = z.input<typeof planBundle.input>;
type Plan = Awaited<ReturnType<typeof planBundle.run>>;

const cardPaths: readonly (readonly [path: string, format: CardFormat])[] = [
  ["card/card.json", "json"],
  ["card/card.md", "markdown"],
  ["card/card.html", "html"],
  ["card/hugging-face/README.md", "hugging-face"],
  ["ml-bom/bom.cdx.json", "ml-bom"],
];

/** Everything recorded about a version as one ZIP file, streamed. What the caller may not read is left out and named. */
export async function evidenceBundle(context: Context, asked: Asked) {
  const plan = await planBundle.run(context, planBundle.input.parse(asked));
  const place = { name: plan.name, version: plan.version };
  const material = await cardMaterial(context, { ...place, format: "json" });
  const at = context.now();
  const trail = may(context, "audit:read");
  const tracked = may(context, "tracking:read");
  let checkpoint: Manifest["checkpoint"] = null;
  const entries: BundleEntry[] = [
    textEntry("README.txt", () => bundleReadme(plan.name, plan.version)),
    ...cardPaths.map(([path, format]) => textEntry(path, () => write(format, material, at))),
    linesEntry("card/revisions.jsonl", revisionLines(context, place)),
    textEntry("run/run.json", () => `${JSON.stringify(runOf(material.card), null, 2)}\n`),
    linesEntry("registry/aliases.csv", aliasLines(context, plan.name)),
    ...(tracked && plan.runId !== null
      ? [linesEntry("run/metric-history.csv", historyLines(context, material.card))]
      : []),
    ...(trail
      ? [
          linesEntry(
            TRAIL,
            trailLines(context, place, (seen) => (checkpoint = seen)),
          ),
        ]
      : []),
    ...(tracked ? plan.included.map((file) => artifact(context, file)) : []),
  ];
  const manifest = (files: Manifest["files"]): string => {
    const said: Manifest = {
      format: "cairn-evidence-bundle",
      formatVersion: 1,
      model: plan.name,
      version: plan.version,
      madeAt: at.toISOString(),
      madeBy: actorName(context.actor),
      files,
      leftOut: leftOutOf(plan, { trail, tracked }),
      checkpoint,
    };
    return `${JSON.stringify(said, null, 2)}\n`;
  };
  const fileName = `${fileStem(plan.name, plan.version)}-evidence.zip`;
  return { fileName, content: zipOf({ entries, at, manifest }) };
}

function may(context: Context, permission: Permission): boolean {
  try {
    permit(context, permission);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

const lines = (content: AsyncIterable<string>): Readable =>
  Readable.from(content, { objectMode: false });

const linesEntry = (path: string, content: AsyncIterable<string>): BundleEntry => ({
  path,
  compress: true,
  open: async () => lines(content),
});

const textEntry = (path: string, text: () => string): BundleEntry => ({
  path,
  compress: true,
  open: async () => Readable.from([text()], { objectMode: false }),
});

type Stored = { readonly path: string; readonly bytes: number; readonly sha256: string };

const artifact = ({ orgId }: Context, file: Stored): BundleEntry => ({
  path: artifactEntry(file.path),
  compress: false,
  open: async () => verified(await blobStore().open({ orgId, sha256: file.sha256 }), file),
});

type Material = Awaited<ReturnType<typeof cardMaterial>>["card"];

const runOf = ({
  facts: { run, metrics, datasets, interface: io, rebuild, version },
}: Material) => ({
  run,
  metrics,
  datasets,
  signature: io,
  rebuild,
  files: { digest: version.artifactDigest, frozen: version.contentDigest },
});

function leftOutOf(
  plan: Plan,
  { trail, tracked }: Record<"trail" | "tracked", boolean>,
): LeftOut[] {
  const unread = "Whoever made the bundle may not read it: it takes ";
  const files = tracked
    ? plan.leftOut
    : [...plan.included, ...plan.leftOut].map((file) => ({
        ...file,
        why: `${unread}tracking:read.`,
      }));
  return [
    ...(plan.runId === null
      ? [{ what: "run/metric-history.csv", why: "No run is recorded for the version." }]
      : tracked
        ? []
        : [{ what: "run/metric-history.csv", why: `${unread}tracking:read.` }]),
    ...(trail ? [] : [{ what: TRAIL, why: `${unread}audit:read.` }]),
    ...files.map(({ path, ...file }) => ({ what: artifactEntry(path), ...file })),
    ...(plan.notNamed === 0
      ? []
      : [
          {
            what: `${plan.notNamed} further files`,
            why: "The version has more than a bundle names.",
          },
        ]),
  ];
}
