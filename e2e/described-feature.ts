import type { APIRequestContext } from "playwright/test";
import { mustWork, ownPage } from "./admin";

type Told = { readonly name: string } & Readonly<Record<string, unknown>>;

/** Describes a feature as its page does. */
export async function defineFeature(
  request: APIRequestContext,
  origin: string,
  told: Told,
): Promise<void> {
  await mustWork(
    await request.post("/api/trpc/features.defineFeature", {
      data: { json: told },
      headers: ownPage(origin),
    }),
  );
}
