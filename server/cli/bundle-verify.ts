import { type BundleFinding, checkBundle } from "~/server/cards/adapters/bundle-check";

const changed = 3;

/** Prints what was found in an evidence bundle; answers with the exit code. Needs no database. */
export async function verifyBundle(file: string, { json }: { json: boolean }): Promise<number> {
  const finding = await found(file);
  if (typeof finding === "string") {
    process.stderr.write(`${file}: ${finding}\n`);
    return 1;
  }
  process.stdout.write(json ? lineOf(finding) : wordsOf(file, finding));
  return finding.problems.length === 0 ? 0 : changed;
}

async function found(file: string): Promise<BundleFinding | string> {
  try {
    return await checkBundle(file);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function lineOf({ manifest, ...counts }: BundleFinding): string {
  const { model, version, madeAt, madeBy, leftOut, checkpoint } = manifest;
  const intact = counts.problems.length === 0;
  return `${JSON.stringify({ intact, model, version, madeAt, madeBy, ...counts, leftOut, checkpoint })}\n`;
}

function wordsOf(
  file: string,
  { manifest, files, bytes, entries, problems }: BundleFinding,
): string {
  const { model, version, madeAt, madeBy, leftOut, checkpoint } = manifest;
  const what = `${model}, version ${version}, made ${madeAt} by ${madeBy}`;
  const left = leftOut.map(({ what: name, why }) => `  left out: ${name}. ${why}\n`).join("");
  if (problems.length > 0)
    return `${file}: NOT as it was made (${what})\n${problems.map((one) => `  ${one}\n`).join("")}`;
  const trail =
    checkpoint === null
      ? ""
      : `  ${entries} audit entries match their hashes; checkpoint ${checkpoint.seq}:${checkpoint.hash}\n`;
  return `${file}: intact (${what})\n  ${files} files, ${bytes} bytes, match the manifest\n${trail}${left}`;
}
