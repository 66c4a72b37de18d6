import http, { type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CannotStart } from "./failure";

type Wanted = { readonly host: string; readonly port: number };

/** Starts to listen and returns the port (of use when 0 was asked for). Throws CannotStart. */
export async function listen(server: Server, { host, port }: Wanted): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host, port }, () => {
        server.off("error", reject);
        resolve();
      });
    });
  } catch (error) {
    throw await reasonOf(error, { host, port });
  }
  const address = server.address();
  return isAddress(address) ? address.port : port;
}

const isAddress = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === "object" && address !== null;

async function reasonOf(error: unknown, { host, port }: Wanted): Promise<unknown> {
  const code = error instanceof Error && "code" in error ? error.code : null;
  const where = `${host}, port ${port}`;
  const other = `start on another port, for example: PORT=${port + 1} npm start`;
  switch (code) {
    case "EADDRINUSE": {
      const what = (await isCairn({ host, port }))
        ? "Another Cairn is running at this address already"
        : "Another program uses this address already";
      const todo = `Stop it (this shows which one it is: lsof -i :${port}), or ${other}`;
      return new CannotStart({ what, where, todo }, error);
    }
    case "EACCES": {
      const what = "This account may not listen on this port";
      return new CannotStart(
        { what, where, todo: `Ports below 1024 need rights; ${other}` },
        error,
      );
    }
    case "EADDRNOTAVAIL":
    case "ENOTFOUND": {
      const what = "This machine does not have the address in HOST";
      const todo =
        "Set HOST to 127.0.0.1 (this machine only) or 0.0.0.0 (every network), and start again.";
      return new CannotStart({ what, where, todo }, error);
    }
    default:
      return error;
  }
}

/** Asks whoever listens there; our own answer names the service. */
function isCairn({ host, port }: Wanted): Promise<boolean> {
  return new Promise((resolve) => {
    const reached = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
    const request = http.get({ host: reached, port, path: "/livez", timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.headers["x-service"] === "cairn");
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(false));
  });
}
