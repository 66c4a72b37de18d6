import { type APIRequestContext, type APIResponse, request } from "playwright/test";
import type { RunningCairn } from "./cairn-process";
import { lensNamed } from "./lens";

export const admin = {
  organisation: "Alpenglow Energy",
  name: "Ada Brandt",
  email: "ada@alpenglow.example",
  password: "granite lantern orbit meadow",
} as const;

/** What our own pages send with every change; without it the server refuses. */
export const ownPage = (origin: string) => ({ origin, "x-cairn": "1" });

/** Sets the new Cairn up with one admin, loads the demonstration and a framework draft, and stores the session in a file. */
export async function furnish({ origin, setupLink }: RunningCairn, file: string): Promise<void> {
  const browser = await request.newContext({
    baseURL: origin,
    extraHTTPHeaders: ownPage(origin),
    timeout: 90_000,
  });
  const token = new URL(setupLink).searchParams.get("token");
  const place = { timeZone: "Europe/Berlin", currency: "EUR" };
  await change(browser, "identity.completeSetup", { token, ...place, ...admin });
  await signIn(browser, admin);
  await change(browser, "maturity.loadDemo", {});
  await change(browser, "maturity.saveFrameworkDraft", { text: lensNamed("Model Care") });
  await change(browser, "maturity.startCampaign", {
    name: "Autumn review",
    framework: "google",
    dueOn: "2099-12-01",
    message: "The board looks at the results in December.",
    teams: ["demo-card-fraud"],
  });
  await browser.storageState({ path: file });
  await browser.dispose();
}

/** Calls a command as the pages do. */
async function change(browser: APIRequestContext, path: string, input: object): Promise<void> {
  await mustWork(await browser.post(`/api/trpc/${path}`, { data: { json: input } }));
}

async function signIn(
  browser: APIRequestContext,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const { csrfToken } = await (await browser.get("/api/auth/csrf")).json();
  const form = { email, password, csrfToken, callbackUrl: "/", json: "true" };
  const answer = await mustWork(await browser.post("/api/auth/callback/password", { form }));
  const said = await answer.text();
  if (said.includes("error=")) throw new Error(`The sign-in was refused: ${said}`);
}

export async function mustWork(answer: APIResponse): Promise<APIResponse> {
  if (!answer.ok())
    throw new Error(`${answer.url()} answered ${answer.status()}: ${await answer.text()}`);
  return answer;
}
