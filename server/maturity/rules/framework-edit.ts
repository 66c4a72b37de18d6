/** Changes to a framework file as data, before anybody knows whether it is a sound framework. */

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** Keys of objects and places in lists, from the outside in. */
export type Path = readonly (string | number)[];

/** `insert` and `move` name a place in a list; `move` says where the item goes. */
export type Edit =
  | { readonly kind: "set"; readonly path: Path; readonly value: Json }
  | { readonly kind: "remove"; readonly path: Path }
  | { readonly kind: "insert"; readonly path: Path; readonly value: Json }
  | { readonly kind: "move"; readonly path: Path; readonly to: number };

export type JsonObject = { readonly [key: string]: Json };
export type JsonList = readonly Json[];

export const isList = (value: Json | undefined): value is JsonList => Array.isArray(value);
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !isList(value);

/** What stands at a path; undefined when nothing does. */
export function at(data: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((value, part) => {
    if (typeof part === "number") return isList(value) ? value[part] : undefined;
    return isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }, data);
}

type Change = (value: Json | undefined) => Json | undefined;

/** The data with `change` made at a path. Undefined takes it away; objects on the way to it are made. */
function changed(data: Json | undefined, path: Path, change: Change): Json | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return change(data);
  const deeper: Change = (value) => changed(value, rest, change);
  return typeof part === "number" ? inList(data, part, deeper) : inObject(data, part, deeper);
}

function inList(data: Json | undefined, index: number, change: Change): Json | undefined {
  if (!isList(data) || index < 0 || index >= data.length) return data;
  const next = change(data[index]);
  return next === undefined
    ? data.filter((_, place) => place !== index)
    : data.map((one, place) => (place === index ? next : one));
}

function inObject(data: Json | undefined, key: string, change: Change): Json | undefined {
  if (data !== undefined && !isObject(data)) return data;
  const own = data ?? {};
  const known = Object.hasOwn(own, key);
  const next = change(known ? own[key] : undefined);
  if (next !== undefined) return { ...own, [key]: next };
  if (!known) return data;
  return Object.fromEntries(Object.entries(own).filter(([name]) => name !== key));
}

/** The place in a list that a path names; null when its last part is no place in a list. */
function placeOf(path: Path): { readonly list: Path; readonly index: number } | null {
  const index = path.at(-1);
  return typeof index === "number" && index >= 0 ? { list: path.slice(0, -1), index } : null;
}

const inserted = (data: Json, path: Path, value: Json): Json | undefined => {
  const place = placeOf(path);
  if (place === null) return data;
  return changed(data, place.list, (list = []) =>
    isList(list) ? [...list.slice(0, place.index), value, ...list.slice(place.index)] : list,
  );
};

const moved = (data: Json, path: Path, to: number): Json | undefined => {
  const place = placeOf(path);
  const value = at(data, path);
  if (place === null || value === undefined || to < 0) return data;
  return changed(data, place.list, (list) => {
    if (!isList(list) || to >= list.length) return list;
    const others = list.filter((_, index) => index !== place.index);
    return [...others.slice(0, to), value, ...others.slice(to)];
  });
};

/** One change. What a path does not reach stays as it is. */
export function applyEdit(data: Json, edit: Edit): Json {
  switch (edit.kind) {
    case "set":
      return changed(data, edit.path, () => edit.value) ?? data;
    case "remove":
      return edit.path.length === 0 ? data : (changed(data, edit.path, () => undefined) ?? data);
    case "insert":
      return inserted(data, edit.path, edit.value) ?? data;
    case "move":
      return moved(data, edit.path, edit.to) ?? data;
    default:
      return edit satisfies never;
  }
}

/** Several, one after the other. */
export const applyEdits = (data: Json, edits: readonly Edit[]): Json =>
  edits.reduce(applyEdit, data);
