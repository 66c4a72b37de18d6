/** Python's way of writing JSON, which clients compare as text: a space behind commas and colons. */
const asPython = ({ name, version }: Registration): string =>
  `{"name": ${JSON.stringify(name)}, "version": ${JSON.stringify(version)}}`;

type Registration = { readonly name: unknown; readonly version: unknown };

function listed(text: string | undefined): Registration[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value)
      ? value.flatMap((one: unknown) =>
          typeof one === "object" && one !== null
            ? [{ name: Reflect.get(one, "name"), version: Reflect.get(one, "version") }]
            : [],
        )
      : [];
  } catch {
    return [];
  }
}

/** The value of the tag `mlflow.modelVersions` with one more registration; what cannot be read is begun anew. */
export function withRegistration(
  text: string | undefined,
  made: { readonly name: string; readonly version: number },
): string {
  const all = [...listed(text), made];
  return `[${all.map(asPython).join(", ")}]`;
}
