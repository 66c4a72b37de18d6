import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

/** A domain may use the rows above its own; never its neighbours, never the rows below. */
const domains = [
  ["identity", "audit"],
  ["artifacts", "runners"],
  ["datasets"],
  ["tracking"],
  ["registry"],
  ["features", "imports", "cards"],
  ["lineage", "comparisons", "monitoring"],
  ["approvals", "value"],
  ["maturity"],
  ["plan"],
  ["search"],
];

/** The five words of a domain, and the lists of one kind of thing each. */
const folders = "rules|queries|commands|frameworks|evidence|adapters|detectors|gates|formulas";

const vocabulary = [
  /^server\/(main|cli)\.ts$/,
  /^server\/core\/(rules\/)?[a-z-]+\.ts$/,
  /^server\/http\/[a-z-]+\.ts$/,
  /^server\/boot\/[a-z-]+\.ts$/,
  /^server\/cli\/[a-z-]+\.ts$/,
  /^server\/api\/[a-z]+\/[a-z-/]+\.tsx?$/,
  /^server\/[a-z]+\/router\.ts$/,
  new RegExp(`^server/[a-z]+/(${folders})/[a-z0-9-]+(/[a-z0-9-]+)*\\.ts$`),
];

const forbiddenNames = /^(utils?|helpers?|common|types?|manager|handlers?|misc)\.tsx?$/;

const importPattern =
  /^(?<keyword>import type|export type|import|export)\b[^;'"]*?\bfrom\s+["'](?<specifier>[^"']+)["']/gm;

type Edge = { from: string; to: string; typeOnly: boolean };

const every = ["app", "components", "db", "server"]
  .flatMap((top) =>
    readdirSync(top, { recursive: true, encoding: "utf8" }).map((file) => join(top, file)),
  )
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.tsx?$/.test(file));
const sources = every.filter((file) => !/\.test\.tsx?$/.test(file) && !file.includes("/testing/"));
const textOf = (file: string) => readFileSync(file, "utf8");
const linesOf = (file: string) => textOf(file).trimEnd().split("\n").length;

const edges: Edge[] = sources.flatMap((from) =>
  [...textOf(from).matchAll(importPattern)].map(({ groups }) => ({
    from,
    to: resolve(from, groups?.["specifier"] ?? ""),
    typeOnly: groups?.["keyword"]?.endsWith("type") ?? false,
  })),
);

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith("~/")) return specifier.slice(2);
  return specifier.startsWith(".") ? normalize(join(dirname(from), specifier)) : specifier;
}

const domainOf = (path: string) => /^server\/([a-z]+)\//.exec(path)?.[1] ?? "";
const levelOf = (path: string) => domains.findIndex((row) => row.includes(domainOf(path)));
const show = ({ from, to }: Edge) => `${from} -> ${to}`;
const breaking = (rule: (edge: Edge) => boolean) => edges.filter(rule).map(show);
const isRule = (path: string) => /^server\/[a-z]+\/rules\//.test(path);
const isDatabase = (path: string) => path.startsWith("db/");
const valueEdge = (rule: (edge: Edge) => boolean) => (edge: Edge) => !edge.typeOnly && rule(edge);

test("the test looked at the code", () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(edges.length).toBeGreaterThan(300);
});

describe("who may import whom", () => {
  test("the database knows nobody above it", () =>
    expect(
      breaking(({ from, to }) => isDatabase(from) && /^(app|components|server)\//.test(to)),
    ).toEqual([]));

  test("components see rules and types of the server, nothing else", () =>
    expect(
      breaking(
        valueEdge(
          ({ from, to }) =>
            from.startsWith("components/") && /^(server|db)\//.test(to) && !isRule(to),
        ),
      ),
    ).toEqual([]));

  test("the design system knows no domain", () =>
    expect(
      breaking(
        ({ from, to }) =>
          /^components\/(ui|layout|charts)\//.test(from) &&
          (/^components\/(?!ui|layout|charts)/.test(to) ||
            (to.startsWith("server/") && !to.startsWith("server/core/rules/"))),
      ),
    ).toEqual([]));

  test("a domain's components leave other domains' components alone", () =>
    expect(
      breaking(({ from, to }) => {
        const [mine, theirs] = [from, to].map((path) => /^components\/([a-z-]+)\//.exec(path)?.[1]);
        const shared = ["ui", "layout", "charts"];
        return Boolean(mine && theirs && mine !== theirs && !shared.includes(theirs));
      }),
    ).toEqual([]));

  test("pages reach the server through its doors only", () =>
    expect(
      breaking(
        valueEdge(
          ({ from, to }) =>
            from.startsWith("app/") &&
            (isDatabase(to) || (levelOf(to) >= 0 && !isRule(to)) || to.startsWith("server/core/")),
        ),
      ),
    ).toEqual([]));

  test("a rule is pure", () =>
    expect(
      breaking(
        ({ from, to }) => isRule(from) && /^(app|components|db|server)\//.test(to) && !isRule(to),
      ),
    ).toEqual([]));

  test("zod stays out of the browser", () =>
    expect(
      breaking(({ from, to }) => (isRule(from) || from.startsWith("components/")) && to === "zod"),
    ).toEqual([]));

  test("domains point downwards", () =>
    expect(
      breaking(
        ({ from, to }) =>
          domainOf(from) !== domainOf(to) && levelOf(from) >= 0 && levelOf(to) >= levelOf(from),
      ),
    ).toEqual([]));

  test("the kernel knows no domain and no door", () =>
    expect(
      breaking(
        ({ from, to }) =>
          from.startsWith("server/core/") &&
          to.startsWith("server/") &&
          !to.startsWith("server/core/"),
      ),
    ).toEqual([]));

  test("only routers know their transport", () =>
    expect(
      breaking(
        ({ from, to }) =>
          levelOf(from) >= 0 && to.startsWith("server/api/") && !from.endsWith("/router.ts"),
      ),
    ).toEqual([]));

  test("the driver is reached through the lease only", () =>
    expect(
      breaking(({ from, to }) => to === "postgres" && !/^db\/(lease|listen|session)/.test(from)),
    ).toEqual([]));

  // In the fields of a statement over one table Drizzle writes a column without its table: within a statement inside it
  // that is the inner row's own organisation, and true of everybody's.
  test("a statement inside another names the organisation around it by its table", () => {
    const bare = /\borg_id = \$\{(?!(?:work|context|scope|target|link)\.)\w+\.orgId\}/;
    expect(sources.filter((file) => file.startsWith("server/") && bare.test(textOf(file)))).toEqual(
      [],
    );
  });

  test("ECharts is drawn on the server in one file", () => {
    const users = edges
      .filter(({ to }) => to.startsWith("echarts"))
      .filter(({ typeOnly }) => !typeOnly);
    expect([...new Set(users.map(({ from }) => from))]).toEqual(["components/charts/render.ts"]);
  });
});

describe("shape", () => {
  test("every server file has a name from the vocabulary", () =>
    expect(
      sources.filter(
        (file) => file.startsWith("server/") && !vocabulary.some((word) => word.test(file)),
      ),
    ).toEqual([]));

  test("no file is named after nothing", () =>
    expect(every.filter((file) => forbiddenNames.test(basename(file)))).toEqual([]));

  test("no file is longer than 250 lines", () =>
    expect(every.filter((file) => linesOf(file) > 250)).toEqual([]));

  test("a page composes: at most 40 lines, and nothing under app/ is a client component", () => {
    expect(sources.filter((file) => file.endsWith("/page.tsx") && linesOf(file) > 40)).toEqual([]);
    expect(
      sources.filter(
        (file) =>
          file.startsWith("app/") &&
          !file.endsWith("error.tsx") &&
          /^["']use client["']/.test(textOf(file)),
      ),
    ).toEqual([]);
  });

  test("every operation stands in exactly one router", () => {
    const routers = sources.filter((file) => file.endsWith("/router.ts")).map(textOf);
    const operations = sources
      .filter((file) => /^server\/[a-z]+\/(commands|queries)\//.test(file))
      .flatMap((file) =>
        [...textOf(file).matchAll(/^export const (\w+) = (?:command|query|entry|ingest)\(/gm)].map(
          ([, name]) => name ?? "",
        ),
      );
    const mounted = (name: string) =>
      routers.filter((text) => new RegExp(`\\b(read|write|enter)\\(${name}\\)`).test(text)).length;
    expect(operations.length).toBeGreaterThan(20);
    expect(operations.filter((name) => mounted(name) !== 1)).toEqual([]);
  });

  test("an operation's output and input are strict about what they name", () =>
    expect(
      sources.filter(
        (file) => /\/(commands|queries)\//.test(file) && /\binput: z\.object\(/.test(textOf(file)),
      ),
    ).toEqual([]));
});
