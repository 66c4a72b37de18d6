import { gzipSync } from "node:zlib";

const BLOCK = 512;

function headerOf(name: string, bytes: number, kind: string): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name.slice(0, 100), 0);
  header.write(`${bytes.toString(8).padStart(11, "0")}\0`, 124);
  header.write(kind, 156);
  header.write("ustar\0", 257);
  return header;
}

const padded = (content: Buffer): Buffer[] => [
  content,
  Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK),
];

/** A .tar.gz of these files, as tar writes it; names may be anything. */
export function tarOf(files: Readonly<Record<string, string>>): Buffer {
  const parts = Object.entries(files).flatMap(([name, text]) => {
    const content = Buffer.from(text);
    const long = Buffer.from(`${name}\0`);
    const about =
      name.length > 100 ? [headerOf("././@LongLink", long.length, "L"), ...padded(long)] : [];
    return [...about, headerOf(name, content.length, "0"), ...padded(content)];
  });
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]));
}
