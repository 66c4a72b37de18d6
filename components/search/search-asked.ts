import type { ParamReader } from "../ui/table/table-params";

export type Asked = {
  /** Empty: nothing is asked yet. */
  readonly text: string;
  readonly kind?: string | undefined;
  readonly cursor?: string | undefined;
};

/** The longest text that is searched for. */
export const longestText = 120;

/** What the address asks for; a kind that is none is judged by the server. */
export function searchAsked(params: ParamReader): Asked {
  const text = (params.get("q") ?? "").replaceAll("\u0000", "").trim().slice(0, longestText);
  const [kind, cursor] = [params.get("kind") ?? "", params.get("page") ?? ""];
  if (!/^[a-z]{1,40}$/u.test(kind)) return { text };
  return { text, kind, ...(cursor !== "" && { cursor }) };
}

export function searchPath({ text, kind, cursor }: Asked): string {
  const search = new URLSearchParams({ q: text });
  if (kind !== undefined) search.set("kind", kind);
  if (cursor !== undefined) search.set("page", cursor);
  return `/search?${search}`;
}
