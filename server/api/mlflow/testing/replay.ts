import type { Answer } from "~/server/http/testing/front";
import type { Client } from "./client";
import { Likeness } from "./likeness";
import { readCut, type Recorded } from "./recording";

/** What Cairn does not serve, on purpose: it says so in the protocol's words, and no script of classic ML minds. */
const notServed = /^\/v1\/traces|^\/api\/3\.0\/mlflow\/(traces|datasets)/;

/** Where we answer otherwise on purpose: a missing artifact is no failure of ours, and 500 makes clients ask eight times. */
function expectedStatus({ path, status }: Recorded): number {
  return notServed.test(path) || status === 500 ? 404 : status;
}

const isBytes = (text: string): boolean => /^b['"]/.test(text);

export type Replay = {
  readonly differences: readonly string[];
  /** Answers whose JSON was compared with the recorded one. */
  readonly compared: number;
  /** Requests whose recorded body has no end, by line. */
  readonly cut: readonly number[];
};

/** Sends every recorded request again, with our ids in the place of the recorded ones. */
export async function replay(client: Client, all: readonly Recorded[]): Promise<Replay> {
  const likeness = new Likeness();
  const differences: string[] = [];
  const cut: number[] = [];
  let compared = 0;
  for (const wanted of all) {
    const { line, step, method, path, body } = wanted;
    if (!isBytes(body) && body !== "" && !readCut(body).whole) {
      cut.push(line);
      continue;
    }
    const reply = await client.raw(likeness.ours(path), {
      method,
      ...(body === "" ? {} : { body: likeness.ours(body) }),
      headers: isBytes(body) ? {} : { "content-type": "application/json" },
    });
    const found = compare(likeness, wanted, reply);
    compared += found === null ? 0 : 1;
    const place = `line ${line} (${step}) ${method} ${path.slice(0, 80)}`;
    differences.push(...(found ?? []).map((difference) => `${place} ${difference}`));
  }
  return { differences, compared, cut };
}

/** What differs; null where only the status can be compared, because the answer is bytes or ours by choice. */
function compare(likeness: Likeness, wanted: Recorded, reply: Answer): string[] | null {
  const status = expectedStatus(wanted);
  if (reply.status !== status)
    return [`${reply.status} instead of ${status}: ${reply.body.slice(0, 200)}`];
  if (status !== wanted.status || isBytes(wanted.answer)) return null;
  const { value, whole } = readCut(wanted.answer);
  return likeness.differences(value, JSON.parse(reply.body), !whole);
}
