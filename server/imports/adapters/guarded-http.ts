import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { hostOf, isPublicAddress, problemOfUrl } from "~/server/registry/adapters/public-address";
import { guarded } from "~/server/registry/adapters/send-webhook";

/** Another server is not there, refuses, or answers what cannot be used: told to the person in these words. */
export class SourceProblem extends Error {
  override readonly name = "SourceProblem";
  /** The status of the answer; null when there was none. */
  readonly status: number | null;

  constructor(message: string, status: number | null = null) {
    super(message);
    this.status = status;
  }
}

/** From asking to the answer's last byte, of an answer that is read whole; of a file between two pieces. */
const TIMEOUT_MS = 120_000;
/** The longest answer that is read whole. */
const ANSWER_BYTES = 100_000_000;
const MOST_REDIRECTS = 3;
/** Waits between tries, in milliseconds. */
const RETRY_MS = [500, 1500, 4000, 10_000];
const worthRetrying = new Set([408, 429, 500, 502, 503, 504]);

export type Asked = {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly body?: string;
};

type Credentials = { readonly authorization: string | null };

/** Whether a host of this network may be read from: the operator has named it. */
const isNamed = (url: URL, hosts: readonly string[]): boolean =>
  hosts.includes(url.hostname.toLowerCase()) || hosts.includes(url.host.toLowerCase());

/** Why an address may not be read from; null when it may, as far as its text tells. */
export function problemOfAddress(text: string, hosts: readonly string[]): string | null {
  if (!URL.canParse(text)) return "It is no address. Write it like https://mlflow.example.org.";
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return "Only https addresses are read.";
  if (url.username !== "" || url.password !== "")
    return "Write the name and password in their own fields.";
  if (isNamed(url, hosts)) return null;
  if (url.protocol === "http:")
    return "Only https is read: what is sent in plain can be read on the way.";
  return problemOfUrl(text) === null
    ? null
    : "It names a host of this network. Whoever runs Cairn can allow it by IMPORT_PRIVATE_HOSTS.";
}

/** Asks one server and connects to nothing that is not allowed, also behind a redirect. */
export class GuardedHttp {
  readonly #hosts: readonly string[];
  readonly #home: URL;
  readonly #credentials: Credentials;
  readonly #agents = new Map<string, http.Agent>();

  constructor(home: URL, credentials: Credentials, hosts: readonly string[]) {
    this.#home = home;
    this.#credentials = credentials;
    this.#hosts = hosts;
  }

  /** The answer's text. @throws SourceProblem for any status but 200, too long an answer, or none. */
  async text(asked: Asked): Promise<string> {
    const parts: Buffer[] = [];
    let bytes = 0;
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await this.#tried(asked, signal);
    for await (const part of answer) {
      const piece: Buffer = part;
      bytes += piece.length;
      if (bytes > ANSWER_BYTES) {
        answer.destroy();
        throw new SourceProblem("The server's answer is longer than 100 MB.");
      }
      parts.push(piece);
    }
    return Buffer.concat(parts).toString("utf8");
  }

  /** A file as it comes. It fails when nothing more comes for too long. */
  async stream(asked: Asked): Promise<http.IncomingMessage> {
    const answer = await this.#tried(asked);
    answer.setTimeout(TIMEOUT_MS, () =>
      answer.destroy(new SourceProblem("The server went quiet.")),
    );
    return answer;
  }

  close(): void {
    for (const agent of this.#agents.values()) agent.destroy();
  }

  async #tried(asked: Asked, signal?: AbortSignal): Promise<http.IncomingMessage> {
    for (const wait of RETRY_MS) {
      try {
        return await this.#followed(asked, signal);
      } catch (error) {
        if (!isPassing(error)) throw toProblem(error);
        await pause(wait);
      }
    }
    try {
      return await this.#followed(asked, signal);
    } catch (error) {
      throw toProblem(error);
    }
  }

  async #followed(asked: Asked, signal?: AbortSignal): Promise<http.IncomingMessage> {
    let next = asked;
    for (let left = MOST_REDIRECTS; left >= 0; left -= 1) {
      const answer = await this.#once(next, signal);
      const status = answer.statusCode ?? 0;
      if (status === 200) return answer;
      const to = status >= 301 && status <= 308 ? answer.headers.location : undefined;
      if (to === undefined) throw await refusal(answer, status);
      answer.resume();
      if (asked.method !== "GET")
        throw new SourceProblem(
          "The server sends what is posted elsewhere; use the address it names.",
        );
      next = { ...next, url: new URL(to, next.url) };
    }
    throw new SourceProblem("The server redirects in circles.");
  }

  async #once({ method, url, body }: Asked, signal?: AbortSignal): Promise<http.IncomingMessage> {
    const problem = problemOfAddress(url.href, this.#hosts);
    if (problem !== null) throw new SourceProblem(`${url.host} is not read. ${problem}`);
    const named = isNamed(url, this.#hosts);
    const host = hostOf(url);
    if (!named && isIP(host) !== 0 && !isPublicAddress(host)) {
      throw new SourceProblem(`${url.host} is a host of this network.`);
    }
    const options: http.RequestOptions = {
      method,
      headers: this.#headers(url, body),
      agent: this.#agentFor(url, named),
      ...(signal === undefined ? {} : { signal }),
    };
    return new Promise((resolve, reject) => {
      const request = (url.protocol === "http:" ? http : https).request(url, options, resolve);
      request.setTimeout(TIMEOUT_MS, () => request.destroy(new Error("no answer in two minutes")));
      request.on("error", reject);
      request.end(body);
    });
  }

  /** Credentials are for the server they were given for, and for nobody it redirects to. */
  #headers(url: URL, body: string | undefined): http.OutgoingHttpHeaders {
    const { authorization } = this.#credentials;
    return {
      accept: "*/*",
      "accept-encoding": "identity",
      "user-agent": "cairn-import",
      ...(authorization !== null && url.origin === this.#home.origin ? { authorization } : {}),
      ...(body === undefined
        ? {}
        : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }),
    };
  }

  /** Connections are kept for the next question; each was looked up and allowed when it was opened. */
  #agentFor(url: URL, named: boolean): http.Agent {
    const kept = this.#agents.get(url.origin);
    if (kept !== undefined) return kept;
    const options = {
      keepAlive: true,
      maxSockets: 8,
      lookup: guarded(named ? () => true : isPublicAddress),
    };
    const agent = url.protocol === "http:" ? new http.Agent(options) : new https.Agent(options);
    this.#agents.set(url.origin, agent);
    return agent;
  }
}

/** What may be over in a moment: the network, and a server that is busy. */
function isPassing(error: unknown): boolean {
  if (error instanceof SourceProblem)
    return error.status !== null && worthRetrying.has(error.status);
  return !(error instanceof Error && error.message.includes("host is one of this network"));
}

function toProblem(error: unknown): SourceProblem {
  if (error instanceof SourceProblem) return error;
  const why = error instanceof Error ? error.message : "no reason given";
  return new SourceProblem(`The server cannot be reached: ${why}.`);
}

async function refusal(answer: http.IncomingMessage, status: number): Promise<SourceProblem> {
  answer.resume();
  const words: Readonly<Record<number, string>> = {
    401: "The server wants a name or token, or does not know this one (401).",
    403: "The server does not let this name or token read here (403).",
    404: "The server knows no such address (404). Is it an MLflow server, and is its path complete?",
  };
  return new SourceProblem(words[status] ?? `The server answers with status ${status}.`, status);
}
