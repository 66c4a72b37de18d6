import type { Operation, Route } from "~/server/core/operation";
import type { Meta } from "~/server/api/trpc/init";
import { appRouter } from "~/server/api/trpc/root";
import { trust } from "~/server/core/trust";

/** Where the programs' addresses begin. */
export const apiRoot = "/api/v1";

/** One operation that programs can call. */
export type Endpoint = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/api/v1`, with names of input fields in braces: `/teams/{slug}`. */
  readonly template: string;
  readonly pathFields: readonly string[];
  /** Its name in the routers: `identity.listTeams`. */
  readonly procedure: string;
  /** The router it stands in. */
  readonly domain: string;
  readonly operation: Operation;
};

/** What a router holds of each procedure, under names like `identity.listTeams`. */
type Procedures = Readonly<Record<string, { readonly _def: { readonly meta?: Meta } }>>;

/** Every operation of the routers that has a route, in the routers' order. Nothing is listed by hand. */
function endpointsOf(procedures: Procedures): Endpoint[] {
  return Object.entries(procedures).flatMap(([name, procedure]) => {
    const operation = procedure._def.meta?.operation;
    if (operation === undefined || operation.kind === "entry" || operation.route === undefined)
      return [];
    const [domain = ""] = name.split(".");
    return [{ ...parseRoute(operation.route), procedure: name, domain, operation }];
  });
}

function parseRoute(route: Route): Pick<Endpoint, "method" | "template" | "pathFields"> {
  const at = route.indexOf(" ");
  const template = route.slice(at + 1);
  const pathFields = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  // A route begins with one of the four methods, by its type.
  return { method: trust<Endpoint["method"]>(route.slice(0, at)), template, pathFields };
}

// tRPC declares its procedures nested by router and keeps them flat, by their full names.
export const endpoints: readonly Endpoint[] = endpointsOf(
  trust<Procedures>(appRouter._def.procedures),
);
