import type { APIRequestContext } from "playwright/test";
import { mustWork, ownPage } from "../admin";

/** A token of the admin that logs, registers and tells of data. */
export async function tokenFor(request: APIRequestContext, origin: string): Promise<string> {
  const scopes = [
    "tracking:read",
    "tracking:write",
    "registry:read",
    "registry:write",
    "datasets:read",
    "datasets:write",
  ];
  const json = { name: "training script", scopes, days: 1 };
  const answer = await mustWork(
    await request.post("/api/trpc/identity.createToken", {
      data: { json },
      headers: ownPage(origin),
    }),
  );
  return String((await answer.json()).result.data.json.token);
}
