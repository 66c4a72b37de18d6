import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";
import { type Door, type Method, type Policy, under } from "~/server/http/door";
import { hasBody, readBody, withBody } from "~/server/http/body";
import type { Exchange } from "~/server/http/exchange";
import { wrongContent } from "~/server/http/guards";
import { Refused } from "~/server/http/problem";

export type Pages = {
  readonly doors: readonly Door[];
  readonly prepare: () => Promise<void>;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly close: () => Promise<void>;
};

type Place = {
  readonly root: string;
  readonly dev: boolean;
  readonly port: number;
  readonly host: string;
};

const json = ["application/json"];
const forms = [...json, "application/x-www-form-urlencoded"];
const files =
  /^\/(?:_next\/static\/|favicon\.ico$|fonts\/|icons?\/|[\w.-]+\.(?:png|svg|txt|ico|webmanifest)$)/;

/** Next, behind our own guards: people's pages, tRPC, sign-in and the files of the build. */
export function openPages({ root, dev, port, host }: Place): Pages {
  const app = next({ dev, dir: root, hostname: host, port, quiet: !dev });
  const handle = app.getRequestHandler();
  const serve = ({ request, response }: Exchange): Promise<void> => handle(request, response);
  const door = (name: string, covers: Door["covers"], kind: Kind): Door => ({
    name,
    covers,
    guard: "site",
    ...kind,
    serve: kind.accepts === undefined ? serve : withReadBody(handle, kind.accepts),
  });
  const reading: readonly Method[] = ["GET", "HEAD"];
  const talking: readonly Method[] = ["GET", "HEAD", "POST"];
  return {
    doors: [
      door("trpc", under("/api/trpc"), { methods: talking, policy: "data", accepts: json }),
      door("auth", under("/api/auth"), { methods: talking, policy: "data", accepts: forms }),
      door("asset", (path) => files.test(path), { methods: reading, policy: "asset" }),
      ...(dev
        ? [
            door("dev", (path) => path.startsWith("/_next/") || path.startsWith("/__next"), {
              methods: talking,
              policy: "asset",
            }),
          ]
        : []),
      door("page", (path) => !under("/api")(path), { methods: reading, policy: "page" }),
    ],
    prepare: () => app.prepare(),
    upgrade: upgradeBy(app),
    close: () => app.close(),
  };
}

type Kind = {
  readonly methods: readonly Method[];
  readonly policy: Policy;
  readonly accepts?: readonly string[];
};
type Handle = ReturnType<ReturnType<typeof next>["getRequestHandler"]>;

/** The body is read and counted here, because Next reads as much as is sent. */
const withReadBody =
  (handle: Handle, accepts: readonly string[]) =>
  async ({ request, response }: Exchange): Promise<void> => {
    if (!hasBody(request)) return handle(request, response);
    const problem = wrongContent(request, accepts);
    if (problem) throw new Refused(problem);
    return handle(withBody(request, await readBody(request)), response);
  };

const upgradeBy =
  (app: ReturnType<typeof next>) =>
  (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    app
      .getUpgradeHandler()(request, socket, head)
      .catch(() => socket.destroy());
  };
