/** 100 MiB: what fits into a mail system's large attachment and a browser's patience. */
export const DEFAULT_ARTIFACT_BYTES = 104_857_600;

/** The most files of a version that a bundle names. */
export const MOST_ARTIFACTS = 10_000;

type File = { readonly path: string; readonly bytes: number; readonly sha256: string };
type Stored = File & { readonly damaged: boolean };

/** Which files fit in the order of their paths; one that does not leaves its room to the next. */
export function sharedOut(files: readonly Stored[], mostBytes: number) {
  const included: File[] = [];
  const leftOut: (File & { readonly why: string })[] = [];
  let room = mostBytes;
  for (const { damaged, ...file } of files) {
    if (damaged) leftOut.push({ ...file, why: "What is stored of it is damaged." });
    else if (file.bytes > room)
      leftOut.push({ ...file, why: `It does not fit into the ${mostBytes} bytes for files.` });
    else {
      included.push(file);
      room -= file.bytes;
    }
  }
  return { included, leftOut };
}

/** Where a file of the version stands in the ZIP: a backslash would be read as another folder there. */
export const artifactEntry = (path: string): string => `artifacts/${path.replaceAll("\\", "%5C")}`;
