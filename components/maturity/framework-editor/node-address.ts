import { type Json, type Path } from "~/server/maturity/rules/framework-edit";
import { listAt, wordsAt } from "./specs";

/** The parts of a file that have no name of their own. */
const parts = ["levels", "answerSets", "sources", "gates", "scoring"];

/** A part as the address names it: by its key, so that a link stays right when lines move. Null for the whole. */
export function addressOf(data: Json, path: Path): string | null {
  const [part, place] = path;
  if (part === undefined) return null;
  if (place === undefined) return String(part);
  const key = wordsAt(data, [part, place, "key"]);
  return key === "" ? null : `${part}.${key}`;
}

/** The part that an address names; the whole when there is none like it. */
export function partNamed(data: Json, address: string | undefined): Path {
  if (address === undefined) return [];
  if (parts.includes(address)) return [address];
  const dot = address.indexOf(".");
  const [list, key] = [address.slice(0, dot), address.slice(dot + 1)];
  if (list !== "practices" && list !== "dimensions") return [];
  const place = listAt(data, [list]).findIndex((one) => wordsAt(one, ["key"]) === key);
  return place < 0 ? [] : [list, place];
}
