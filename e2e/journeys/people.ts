import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  request,
} from "playwright/test";
import { admin, mustWork, ownPage } from "../admin";
import { furnished } from "../fixtures";

export type Person = {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
};

const password = "silver harbour meadow clock";

const headers = () => ownPage(furnished().origin);

/** Calls a command as the pages do. */
export async function change(asked: APIRequestContext, path: string, input: object) {
  const answer = await mustWork(
    await asked.post(`/api/trpc/${path}`, { data: { json: input }, headers: headers() }),
  );
  return (await answer.json()).result.data.json;
}

async function signIn(asked: APIRequestContext, email: string, secret: string): Promise<void> {
  const { csrfToken } = await (await asked.get("/api/auth/csrf")).json();
  const form = { email, password: secret, csrfToken, callbackUrl: "/", json: "true" };
  const answer = await asked.post("/api/auth/callback/password", { form, headers: headers() });
  const said = await (await mustWork(answer)).text();
  if (said.includes("error=")) throw new Error(`The sign-in was refused: ${said}`);
}

type Joining = { readonly person: Person; readonly teamId: string };

/** Invites a person, lets them join, and puts them on the team; leads lead it. */
async function join(
  boss: APIRequestContext,
  { person, teamId }: Joining,
): Promise<APIRequestContext> {
  const { path } = await change(boss, "identity.inviteMember", person);
  const token = path.split("/").at(-1).split("=").at(-1);
  const own = await request.newContext({ baseURL: furnished().origin });
  const joining = { token, name: person.name, password };
  const { memberId } = await change(own, "identity.acceptInvitation", joining);
  await signIn(own, person.email, password);
  const leads = person.roles.includes("lead");
  await change(boss, "identity.addTeamMember", { teamId, memberId, leads });
  return own;
}

export type NewTeam = { readonly name: string; readonly people: readonly Person[] };

/** A team of people who never were here before, each with a browser of their own, signed in. */
export async function peopleOf(
  browser: Browser,
  { name, people }: NewTeam,
): Promise<BrowserContext[]> {
  const baseURL = furnished().origin;
  const boss = await request.newContext({ baseURL });
  await signIn(boss, admin.email, admin.password);
  const { id: teamId } = await change(boss, "identity.createTeam", { name, purpose: "" });
  const contexts: BrowserContext[] = [];
  for (const person of people) {
    const own = await join(boss, { person, teamId });
    contexts.push(await browser.newContext({ baseURL, storageState: await own.storageState() }));
    await own.dispose();
  }
  await boss.dispose();
  return contexts;
}
