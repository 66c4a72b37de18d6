import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { provideDatabase } from "~/db/client";
import { createLeasePool } from "~/db/lease";
import { mlflowArtifactDoor } from "~/server/api/mlflow/artifact-door";
import { diskStore } from "~/server/artifacts/adapters/disk";
import { provideBlobStore } from "~/server/artifacts/adapters/store";
import { log } from "~/server/core/log";
import { createHttpServer } from "~/server/http/server";
import { sitesOf } from "~/server/http/sites";
import { Traffic } from "~/server/http/traffic";
import { artifactDoors } from "../door";

/*
 * The artifact doors and nothing else, as a program of its own: for watching what it opens and what it costs. With
 * `bare` it copies bodies to the disk and does nothing more. Tells its port and its id in one line.
 */
const shape = z.object({
  url: z.string(),
  role: z.string().optional(),
  folder: z.string(),
  bare: z.boolean().default(false),
  /** Whether the copier, too, answers only when a body is on the disk. */
  synced: z.boolean().default(false),
});

const { url, role, folder, bare, synced } = shape.parse(
  JSON.parse(process.env["LONE_SERVER"] ?? ""),
);

let port = 0;

async function cairn() {
  provideDatabase(createLeasePool({ url, ...(role && { role }) }));
  provideBlobStore(diskStore(folder));
  return createHttpServer({
    doors: [...artifactDoors(), mlflowArtifactDoor()],
    sites: () => sitesOf(undefined, { host: "127.0.0.1", port }),
    trustedProxy: false,
    log,
    traffic: new Traffic(),
    started: Promise.resolve(),
  });
}

async function copier() {
  await mkdir(folder, { recursive: true });
  let copies = 0;
  const copy = async (...[request, response]: Parameters<RequestListener>): Promise<void> => {
    copies += 1;
    const name = join(folder, `copy-${process.pid}-${copies}`);
    await pipeline(request, createWriteStream(name, { flush: synced }));
    response.end("{}");
    // What it did not write out must not be written while the next one is measured.
    await rm(name);
  };
  const listener: RequestListener = (request, response) => void copy(request, response);
  return createServer({ requestTimeout: 0 }, listener);
}

const server = bare ? await copier() : await cairn();
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
  process.stdout.write(`${port} ${process.pid}\n`);
});
