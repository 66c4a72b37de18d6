import type { Door } from "./door";
import { exactly } from "./door";
import type { Exchange } from "./exchange";
import type { LoopLag } from "./lag";

/** `ok: false` takes this process out of service; `detail` says why, without names or addresses. */
export type Verdict = { readonly ok: boolean; readonly detail: string };
export type NamedCheck = { readonly name: string; readonly look: () => Promise<Verdict> };

export type Readiness = {
  readonly lag: LoopLag;
  /** Null while Cairn can be used; otherwise why not (starting, stopping, a failure). */
  readonly closed: () => string | null;
  readonly checks: readonly NamedCheck[];
};

const LAG_LIMIT_S = 1;
const CHECK_MS = 1000;

/** `/livez`: should this process be restarted? `/readyz`: should it get requests? */
export function healthDoors(readiness: Readiness): Door[] {
  const door = {
    name: "health",
    methods: ["GET", "HEAD"],
    guard: "anyone",
    policy: "data",
    early: true,
  } as const;
  return [
    { ...door, covers: exactly("/livez"), serve: (exchange) => live(exchange, readiness.lag) },
    { ...door, covers: exactly("/readyz"), serve: (exchange) => ready(exchange, readiness) },
  ];
}

async function live(exchange: Exchange, lag: LoopLag): Promise<void> {
  const seconds = await lag.current();
  const ok = seconds < LAG_LIMIT_S;
  answer(exchange, ok, {
    status: ok ? "live" : "stuck",
    eventLoopLagSeconds: Number(seconds.toFixed(3)),
  });
}

async function ready(exchange: Exchange, { closed, checks, lag }: Readiness): Promise<void> {
  const reason = closed();
  if (reason !== null) {
    answer(exchange, false, { status: "not ready", reason, checks: [] });
    return;
  }
  const found = [...(await Promise.all(checks.map(inTime))), loopCheck(lag)];
  const ok = found.every((check) => check.ok);
  answer(exchange, ok, { status: ok ? "ready" : "not ready", checks: found });
}

function loopCheck(lag: LoopLag) {
  const worst = lag.worst();
  return {
    name: "event loop",
    ok: worst < LAG_LIMIT_S,
    detail: `held up at most ${worst.toFixed(3)} s lately`,
  };
}

/** A check that does not answer has failed. */
async function inTime({ name, look }: NamedCheck): Promise<Verdict & { name: string }> {
  const late = new Promise<Verdict>((resolve) => {
    setTimeout(
      () => resolve({ ok: false, detail: `no answer within ${CHECK_MS} ms` }),
      CHECK_MS,
    ).unref();
  });
  return { name, ...(await Promise.race([look(), late])) };
}

function answer({ request, response }: Exchange, ok: boolean, body: unknown): void {
  const text = `${JSON.stringify(body)}\n`;
  response.statusCode = ok ? 200 : 503;
  if (!ok) response.setHeader("retry-after", "2");
  // Another start on the same port tells by this who holds it.
  response.setHeader("x-service", "cairn");
  response.setHeader("content-type", "application/json");
  response.setHeader("content-length", Buffer.byteLength(text));
  response.end(request.method === "HEAD" ? undefined : text);
}
