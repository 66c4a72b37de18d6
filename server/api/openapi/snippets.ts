/** One request, ready to be told in any language. */
export type SampleRequest = {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  /** Whether it changes something, and so should carry a key against being done twice. */
  readonly writes: boolean;
};

export type Snippet = {
  readonly language: "curl" | "Python" | "TypeScript";
  readonly code: string;
};

export const snippetsOf = (request: SampleRequest): Snippet[] => [
  { language: "curl", code: curl(request) },
  { language: "Python", code: python(request) },
  { language: "TypeScript", code: typeScript(request) },
];

/** In single quotes a shell leaves everything but the quote itself alone. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

function curl({ method, url, body, writes }: SampleRequest): string {
  const parts = [
    `curl${method === "GET" ? "" : ` -X ${method}`} ${quoted(url)}`,
    `-H "Authorization: Bearer $CAIRN_TOKEN"`,
    ...(writes ? [`-H "Idempotency-Key: $(openssl rand -hex 16)"`] : []),
    ...(body === undefined
      ? []
      : ["-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(body))}`]),
  ];
  return parts.join(" \\\n  ");
}

/** The standard library only: nothing to install. */
function python({ method, url, body, writes }: SampleRequest): string {
  const headers = [
    `"Authorization": "Bearer " + os.environ["CAIRN_TOKEN"],`,
    ...(writes ? [`"Idempotency-Key": str(uuid.uuid4()),`] : []),
    ...(body === undefined ? [] : [`"Content-Type": "application/json",`]),
  ];
  const lines = [
    `import json, os, urllib.request${writes ? ", uuid" : ""}`,
    "",
    "request = urllib.request.Request(",
    `    ${JSON.stringify(url)},`,
    `    method=${JSON.stringify(method)},`,
    "    headers={",
    ...headers.map((header) => `        ${header}`),
    "    },",
    ...(body === undefined ? [] : [`    data=json.dumps(${pythonValue(body)}).encode(),`]),
    ")",
    "with urllib.request.urlopen(request) as answer:",
    "    print(json.load(answer))",
  ];
  return lines.join("\n");
}

function pythonValue(value: unknown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(pythonValue).join(", ")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, part]) => `${JSON.stringify(name)}: ${pythonValue(part)}`)
    .join(", ")}}`;
}

function typeScript({ method, url, body, writes }: SampleRequest): string {
  const headers = [
    "    Authorization: `Bearer ${process.env.CAIRN_TOKEN}`,",
    ...(writes ? [`    "Idempotency-Key": crypto.randomUUID(),`] : []),
    ...(body === undefined ? [] : [`    "Content-Type": "application/json",`]),
  ];
  const lines = [
    `const answer = await fetch(${JSON.stringify(url)}, {`,
    ...(method === "GET" ? [] : [`  method: ${JSON.stringify(method)},`]),
    "  headers: {",
    ...headers,
    "  },",
    ...(body === undefined ? [] : [`  body: JSON.stringify(${JSON.stringify(body)}),`]),
    "});",
    "if (!answer.ok) throw new Error((await answer.json()).detail);",
    "console.log(await answer.json());",
  ];
  return lines.join("\n");
}
