import { vi } from "vitest";
import { sessionCookie } from "~/server/api/auth/cookie";
import { call } from "~/server/api/testing/fixture";
import { everyScope, openWorld, type Side, type World } from "~/server/api/testing/world";
import { type Answer, type Ask, type Front, openFront } from "~/server/http/testing/front";
import { endpoints } from "../catalogue";
import { restDoor } from "../door";

vi.stubEnv("NEXTAUTH_SECRET", "a secret for tests that nobody else knows");

export type Api = {
  readonly world: World;
  readonly front: Front;
  readonly side: Side;
  /** With every scope, of `side`. */
  readonly token: string;
  /** The header of a page of ours. */
  readonly own: { readonly origin: string };
  tokenOf(of: Side, scopes?: readonly string[]): Promise<string>;
  ask(path: string, request?: Ask, bearer?: string): Promise<Answer>;
  /** A signed-in person's browser; writes need `own`. */
  browse(of: Side, path: string, request?: Ask): Promise<Answer>;
  /** Teams are made by people: a token cannot. */
  makeTeam(body: string, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
};

export const json = ({ body }: Answer) => JSON.parse(body);

const contentType = ({ body }: Ask) =>
  body === undefined ? {} : { "content-type": "application/json" };

async function tokenOf(of: Side, scopes: readonly string[] = everyScope): Promise<string> {
  const made = await call(of.everyone, "identity.createToken", { name: "test", scopes, days: 1 });
  return String(Reflect.get(Object(made), "token"));
}

/** The programs' door over the real router and a database of its own. */
export async function openApi(): Promise<Api> {
  const world = await openWorld();
  const front = await openFront({ doors: [restDoor(endpoints)] });
  const side = await world.side("A");
  const token = await tokenOf(side);
  const origin = `http://127.0.0.1:${front.port}`;
  const ask = (path: string, request: Ask = {}, bearer = token): Promise<Answer> => {
    const headers = {
      authorization: `Bearer ${bearer}`,
      ...contentType(request),
      ...request.headers,
    };
    return front.ask(`/api/v1${path}`, { ...request, headers });
  };
  const browse = async (of: Side, path: string, request: Ask = {}): Promise<Answer> => {
    const [cookie = ""] = (await sessionCookie(of.things.get("mySession") ?? "", origin)).split(
      ";",
    );
    return front.ask(`/api/v1${path}`, {
      ...request,
      headers: { cookie, ...contentType(request), ...request.headers },
    });
  };
  return {
    world,
    front,
    side,
    token,
    own: { origin },
    tokenOf,
    ask,
    browse,
    makeTeam: (body, headers = {}) =>
      browse(side, "/teams", { method: "POST", body, headers: { origin, ...headers } }),
    close: async () => {
      await front.close();
      await world.close();
    },
  };
}
