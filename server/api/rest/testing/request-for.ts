import type { Endpoint } from "../catalogue";

export type RequestLine = {
  readonly path: string;
  readonly method: string;
  readonly body?: string;
};

/** The request that carries this input to the endpoint, below /api/v1, as the reference tells programs to make it. */
export function requestFor(
  { method, template, pathFields }: Endpoint,
  input: unknown,
): RequestLine {
  const fields = new Map(Object.entries(Object(input)).filter(([, value]) => value !== undefined));
  const path = pathFields.reduce(
    (text, name) => text.replace(`{${name}}`, encodeURIComponent(String(fields.get(name)))),
    template,
  );
  const rest = [...fields].filter(([name]) => !pathFields.includes(name));
  if (method === "POST" || method === "PUT") {
    return rest.length === 0
      ? { path, method }
      : { path, method, body: JSON.stringify(Object.fromEntries(rest)) };
  }
  const query = new URLSearchParams();
  for (const [name, value] of rest) {
    for (const one of Array.isArray(value) ? value : [value]) {
      query.append(name, one instanceof Date ? one.toISOString() : String(one));
    }
  }
  return { path: rest.length === 0 ? path : `${path}?${query.toString()}`, method };
}
