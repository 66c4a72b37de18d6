import { connect, createServer, type Server, type Socket } from "node:net";

/**
 * pass: bytes flow. hold: connections are accepted and nothing flows; it flows on after healing, late, as
 * over a network that retransmits. drop: the same, but what was sent meanwhile is gone and the connection
 * with it. deaf: what the client says arrives, what the server answers does not.
 */
export type ProxyMode = "pass" | "hold" | "drop" | "deaf";

export type FaultProxy = {
  readonly port: number;
  set(mode: ProxyMode): void;
  /** Time added to every chunk in each direction, in milliseconds. */
  delay(ms: number): void;
  /** Ends every connection with a TCP reset. */
  reset(): void;
  /** Tells every client that the server will send no more, and leaves the other direction open. */
  halfClose(): void;
  close(): Promise<void>;
};

type Pair = { readonly client: Socket; readonly server: Socket; damaged: boolean };
type State = { mode: ProxyMode; delayMs: number };

function forward(pair: Pair, state: State, answering: boolean): void {
  const [from, to] = answering ? [pair.server, pair.client] : [pair.client, pair.server];
  from.on("data", (chunk) => {
    if (state.mode === "drop" || (state.mode === "deaf" && answering)) {
      pair.damaged = true;
      return;
    }
    if (state.delayMs === 0) to.write(chunk);
    else setTimeout(() => to.writable && to.write(chunk), state.delayMs);
  });
  from.on("end", () => to.end());
  from.on("error", () => to.destroy());
  from.on("close", () => to.destroy());
}

const hostOf = (url: URL): { host: string; port: number } => ({
  host: url.hostname,
  port: Number(url.port || 5432),
});

/** A TCP proxy on 127.0.0.1 in front of the server of `targetUrl`, that can misbehave like a network. */
export async function startProxy(targetUrl: string): Promise<FaultProxy> {
  const target = hostOf(new URL(targetUrl));
  const state: State = { mode: "pass", delayMs: 0 };
  const pairs = new Set<Pair>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const pair: Pair = {
      client,
      server: connect({ ...target, allowHalfOpen: true }),
      damaged: false,
    };
    pairs.add(pair);
    client.once("close", () => pairs.delete(pair));
    forward(pair, state, false);
    forward(pair, state, true);
    if (state.mode === "hold") pause(pair);
  });
  const port = await listen(server);
  return {
    port,
    set(mode) {
      state.mode = mode;
      for (const pair of pairs) {
        if (mode === "hold") pause(pair);
        else resume(pair);
      }
    },
    delay(ms) {
      state.delayMs = ms;
    },
    reset() {
      for (const { client, server: upstream } of pairs) {
        client.resetAndDestroy();
        upstream.destroy();
      }
    },
    halfClose() {
      for (const { client } of pairs) client.end();
    },
    async close() {
      for (const { client, server: upstream } of pairs) {
        client.destroy();
        upstream.destroy();
      }
      await new Promise((done) => server.close(done));
    },
  };
}

function pause({ client, server }: Pair): void {
  client.pause();
  server.pause();
}

/** A connection that lost bytes can only be confused by more. */
function resume(pair: Pair): void {
  if (pair.damaged) {
    pair.client.resetAndDestroy();
    pair.server.destroy();
    return;
  }
  pair.client.resume();
  pair.server.resume();
}

function listen(server: Server): Promise<number> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

/** `url` with the proxy in place of the server. */
export function through(proxy: FaultProxy, url: string): string {
  const address = new URL(url);
  address.hostname = "127.0.0.1";
  address.port = String(proxy.port);
  return address.href;
}
