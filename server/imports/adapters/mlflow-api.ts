import { type Json, listOf, objectOf, parseLoose, textOrNull } from "../rules/read-json";
import type { Batch } from "../rules/brought";
import { type GuardedHttp, SourceProblem } from "./guarded-http";

export type Fields = Readonly<Record<string, string | number | readonly string[]>>;

/** Questions to an MLflow server, under the path it stands at. */
export class MlflowApi {
  readonly http: GuardedHttp;
  readonly #base: string;

  constructor(http: GuardedHttp, address: string) {
    this.http = http;
    this.#base = `${address.replace(/\/+$/, "")}/`;
  }

  url(path: string, fields: Fields = {}): URL {
    const url = new URL(path, this.#base);
    for (const [name, value] of Object.entries(fields)) {
      for (const each of Array.isArray(value) ? value : [value]) {
        url.searchParams.append(name, String(each));
      }
    }
    return url;
  }

  async get(path: string, fields: Fields = {}): Promise<Json> {
    return read(await this.http.text({ method: "GET", url: this.url(path, fields) }));
  }

  async post(path: string, body: Fields): Promise<Json> {
    const asked = { method: "POST", url: this.url(path), body: JSON.stringify(body) } as const;
    return read(await this.http.text(asked));
  }
}

function read(text: string): Json {
  try {
    return objectOf(parseLoose(text));
  } catch {
    throw new SourceProblem("The server answers something else than MLflow does.");
  }
}

export const paged = (rows: number, token: string | null): Fields => ({
  max_results: rows,
  ...(token === null ? {} : { page_token: token }),
});

export const batchOf = <Item>(
  answer: Json,
  list: string,
  one: (row: unknown) => Item,
): Batch<Item> => ({
  items: listOf(answer[list]).map(one),
  next: textOrNull(answer["next_page_token"]),
});
