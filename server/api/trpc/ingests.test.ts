import { expect, test } from "vitest";
import type { Meta } from "~/server/api/trpc/init";
import { appRouter } from "~/server/api/trpc/root";
import { trust } from "~/server/core/trust";
import { ingests } from "./ingests";

test("what appends without an audit entry is on the list, and nothing else is", () => {
  const procedures = trust<Record<string, { readonly _def: { readonly meta?: Meta } }>>(
    appRouter._def.procedures,
  );
  const names = Object.values(procedures).flatMap(({ _def: { meta } }) =>
    meta?.operation.kind === "ingest" ? [meta.operation.name] : [],
  );
  expect(Object.keys(procedures).length).toBeGreaterThan(50);
  expect(names.toSorted()).toEqual([...ingests].toSorted());
});
