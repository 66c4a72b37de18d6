import http from "node:http";

/** Where calls go: the same script for both servers. */
export type Target = { readonly port: number; readonly token: string | null };

export type Call = {
  readonly method: "GET" | "POST";
  /** Below `/api/2.0/mlflow/`. */
  readonly path: string;
  readonly body?: unknown;
};

/** One connection that is kept open, as a training script has one. */
export class Client {
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  readonly #target: Target;

  constructor(target: Target) {
    this.#target = target;
  }

  /** The answer's text. Throws for every status but 200. */
  send({ method, path, body }: Call): Promise<string> {
    const sent = body === undefined ? null : Buffer.from(JSON.stringify(body));
    const { port, token } = this.#target;
    const headers = {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(sent === null
        ? {}
        : { "content-type": "application/json", "content-length": sent.length }),
    };
    const place = { host: "127.0.0.1", port, method, path: `/api/2.0/mlflow/${path}` };
    return new Promise((resolve, reject) => {
      const request = http.request({ ...place, headers, agent: this.#agent }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${path} answered ${response.statusCode}: ${text.slice(0, 300)}`));
        });
      });
      request.on("error", reject);
      request.end(sent ?? undefined);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
