import { titleOf } from "~/server/http/problem";
import { apiRoot, endpoints } from "~/server/api/rest/catalogue";
import { type Described, describeAll } from "./describe";
import { errorMeanings, errorStatuses, isErrorStatus } from "./errors";
import { sampleOf } from "./sample";
import type { JsonSchema } from "./schemas";
import { type Snippet, snippetsOf } from "./snippets";
import { titleOfDomain } from "./titles";
import { wordsFor } from "./wording";

export type ReferenceField = {
  readonly name: string;
  readonly place: "path" | "query" | "body" | "header";
  readonly words: string;
  readonly required: boolean;
  /** As JSON; null when there is none. */
  readonly usual: string | null;
};

export type ReferenceOperation = {
  /** Also its anchor. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly permission: string;
  readonly forTokens: boolean;
  readonly heldBy: readonly string[];
  readonly fields: readonly ReferenceField[];
  /** None for what tokens cannot do. */
  readonly snippets: readonly Snippet[];
  /** An answer, as JSON. */
  readonly answer: string;
  readonly paged: boolean;
  readonly errors: readonly { readonly status: number; readonly code: string }[];
};

export type ReferenceProblem = {
  readonly status: number;
  readonly codes: readonly string[];
  readonly title: string;
  readonly meaning: string;
};

/** The reference as its page shows it. */
export type Reference = {
  /** Where the reader's programs find the API. */
  readonly base: string;
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly operations: readonly ReferenceOperation[];
  }[];
  readonly problems: readonly ReferenceProblem[];
};

/** The same for every reader, and some work to make. */
let described: readonly Described[] | undefined;

/** The reference for a reader who reaches Cairn at `origin`, which stands in every example. */
export function referenceFor(origin: string): Reference {
  const base = origin + apiRoot;
  described ??= describeAll(endpoints);
  const all = described;
  const domains = [...new Set(all.map(({ domain }) => domain))];
  return {
    base,
    groups: domains.map((domain) => ({
      id: domain,
      title: titleOfDomain(domain),
      operations: all.filter((one) => one.domain === domain).map((one) => operation(one, base)),
    })),
    problems: errorStatuses.map((status) => ({
      status,
      codes: errorMeanings[status].codes,
      title: titleOf(status),
      meaning: errorMeanings[status].meaning,
    })),
  };
}

function operation(one: Described, base: string): ReferenceOperation {
  const { id, method, template, summary, permission, forTokens, heldBy, paged } = one;
  return {
    id,
    method,
    summary,
    permission,
    forTokens,
    heldBy,
    paged,
    path: apiRoot + template,
    fields: fieldsOf(one),
    snippets: forTokens ? snippetsFor(one, base) : [],
    answer: JSON.stringify(sampleOf(allRequired(one.result)), null, 2),
    errors: one.errors
      .filter(isErrorStatus)
      .map((status) => ({ status, code: errorMeanings[status].codes[0] })),
  };
}

const snippetsFor = (one: Described, base: string): Snippet[] =>
  snippetsOf({
    method: one.method,
    writes: one.writes,
    url: base + exampleAddress(one),
    body: one.body === null ? undefined : sampleOf(one.body),
  });

function fieldsOf({ parameters, body, writes }: Described): ReferenceField[] {
  const inBody = Object.entries(body?.properties ?? {}).map(([name, part]) =>
    field(name, {
      place: "body",
      schema: typeof part === "object" ? part : {},
      required: body?.required?.includes(name) ?? false,
    }),
  );
  const key: ReferenceField = {
    name: "Idempotency-Key",
    place: "header",
    required: false,
    usual: null,
    words: "text of your own; a repeat with the same key takes effect once",
  };
  return [
    ...parameters.map(({ name, in: place, schema, required }) =>
      field(name, { place, schema, required }),
    ),
    ...inBody,
    ...(writes ? [key] : []),
  ];
}

type Placed = {
  readonly place: "path" | "query" | "body";
  readonly schema: JsonSchema;
  readonly required: boolean;
};

const field = (name: string, { place, schema, required }: Placed): ReferenceField => ({
  name,
  place,
  required,
  words: [wordsFor(schema), ...(schema.description === undefined ? [] : [schema.description])].join(
    ". ",
  ),
  usual: schema.default === undefined ? null : JSON.stringify(schema.default),
});

/** With the required fields filled in, so that it can be copied and run. */
function exampleAddress({ template, parameters }: Described): string {
  const required = parameters.filter((parameter) => parameter.required);
  const path = template.replaceAll(/\{(\w+)\}/g, (_field, name: string) => {
    const found = required.find((parameter) => parameter.name === name);
    return encodeURIComponent(String(sampleOf(found?.schema ?? {}, name)));
  });
  const query = new URLSearchParams();
  for (const { name, schema, in: place } of required)
    if (place === "query") query.set(name, String(sampleOf(schema, name)));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** An answer has all its fields; a sample shows what is required. */
const allRequired = (schema: JsonSchema): JsonSchema =>
  schema.properties === undefined
    ? schema
    : { ...schema, required: Object.keys(schema.properties) };
