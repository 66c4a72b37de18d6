import http, { type IncomingHttpHeaders, type Server } from "node:http";
import net from "node:net";
import pino from "pino";
import { readBody } from "../body";
import { type Door, exactly, under } from "../door";
import { createHttpServer, type HttpOptions } from "../server";
import { sitesOf } from "../sites";
import { Traffic } from "../traffic";

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export type Ask = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type Front = {
  readonly port: number;
  readonly server: Server;
  readonly traffic: Traffic;
  /** What the log got, one object for each line. */
  readonly lines: Record<string, unknown>[];
  ask(path: string, ask?: Ask): Promise<Answer>;
  /** Sends these very bytes and returns what comes back until the server closes or `untilMs` is over. */
  raw(text: string, untilMs?: number): Promise<string>;
  close(): Promise<void>;
};

/** One door of each kind; the data door gives back what it was sent. */
const plainDoors: Door[] = [
  {
    name: "health",
    covers: exactly("/livez"),
    methods: ["GET", "HEAD"],
    guard: "anyone",
    policy: "data",
    early: true,
    serve: ({ response }) => void response.end("live"),
  },
  {
    name: "rest",
    covers: under("/api/v1"),
    methods: ["GET", "HEAD", "POST", "PUT", "DELETE"],
    guard: "machine",
    policy: "data",
    serve: async ({ request, response, path }) => {
      if (path.endsWith("/broken")) throw new Error("the secret of the house");
      const body = await readBody(request, 1000);
      response.end(JSON.stringify({ bytes: body.length, headers: request.headers }));
    },
  },
  {
    name: "trpc",
    covers: under("/api/trpc"),
    methods: ["GET", "POST"],
    guard: "site",
    policy: "data",
    serve: ({ response }) => void response.end("{}"),
  },
  {
    name: "asset",
    covers: under("/_next"),
    methods: ["GET", "HEAD"],
    guard: "site",
    policy: "asset",
    serve: ({ response }) => void response.end("js"),
  },
  {
    name: "page",
    covers: (path) => !path.startsWith("/api/"),
    methods: ["GET", "HEAD"],
    guard: "site",
    policy: "page",
    serve: ({ request, response }) => void response.end(JSON.stringify(request.headers)),
  },
];

/** The real server on a free port of this machine, with doors that do little. */
export async function openFront(
  options: Partial<HttpOptions> & { origins?: string[] } = {},
): Promise<Front> {
  const traffic = new Traffic();
  const lines: Record<string, unknown>[] = [];
  const log = pino(
    { level: "debug", base: null },
    { write: (line) => void lines.push(JSON.parse(line)) },
  );
  let port = 0;
  const server = createHttpServer({
    doors: plainDoors,
    sites: () => sitesOf(options.origins, { host: "127.0.0.1", port }),
    trustedProxy: false,
    log,
    traffic,
    started: Promise.resolve(),
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    port,
    server,
    traffic,
    lines,
    ask: (path, ask) => askAt(port, path, ask),
    raw: (text, untilMs = 3000) => rawAt(port, text, untilMs),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One request on a connection of its own. */
export function askAt(
  port: number,
  path: string,
  { method = "GET", headers = {}, body }: Ask = {},
): Promise<Answer> {
  // Node does not say by itself how long the body of a DELETE is.
  const deleting = method === "DELETE" && body !== undefined;
  const length = deleting ? { "content-length": Buffer.byteLength(body) } : {};
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: "127.0.0.1", port, path, method, headers: { ...length, ...headers }, agent: false },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => (text += chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
        response.on("error", reject);
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

function rawAt(port: number, text: string, untilMs: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    const done = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(done, untilMs);
    socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
    socket.on("error", done);
    socket.on("close", done);
  });
}
