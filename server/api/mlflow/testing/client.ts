import { call } from "~/server/api/testing/fixture";
import { everyScope, openWorld, type Side, type World } from "~/server/api/testing/world";
import { type Answer, type Ask, type Front, openFront } from "~/server/http/testing/front";
import { mlflowDoor } from "../door";
import { mlflowEndpoints } from "../endpoints";

type Body = Readonly<Record<string, unknown>>;
export type Reply = { readonly status: number; readonly json: Record<string, unknown> };

/** Speaks the protocol to the real door, with a database of its own. */
export type Client = {
  readonly world: World;
  readonly front: Front;
  readonly side: Side;
  tokenOf(of: Side, scopes?: readonly string[]): Promise<string>;
  get(path: string, query?: Readonly<Record<string, string>>): Promise<Reply>;
  post(path: string, body: Body): Promise<Reply>;
  send(path: string, ask: Ask): Promise<Reply>;
  /** As `send`, with the answer as it came. */
  raw(path: string, ask: Ask): Promise<Answer>;
  close(): Promise<void>;
};

async function tokenOf(of: Side, scopes: readonly string[] = everyScope): Promise<string> {
  const made = await call(of.everyone, "identity.createToken", { name: "test", scopes, days: 1 });
  return String(Reflect.get(Object(made), "token"));
}

const replyOf = ({ status, body }: Answer): Reply => ({ status, json: JSON.parse(body) });

/** `200`, or a status with the protocol's error code behind it. */
export async function codeOf(reply: Promise<Reply>): Promise<string> {
  const { status, json } = await reply;
  const code = json["error_code"];
  return typeof code === "string" ? `${status} ${code}` : String(status);
}

export async function openClient(): Promise<Client> {
  const world = await openWorld();
  const front = await openFront({ doors: [mlflowDoor(mlflowEndpoints)] });
  const side = await world.side("A");
  const authorization = `Bearer ${await tokenOf(side)}`;
  const raw = (path: string, { headers, ...ask }: Ask): Promise<Answer> =>
    front.ask(path.startsWith("/") ? path : `/api/2.0/mlflow/${path}`, {
      ...ask,
      headers: { authorization, ...headers },
    });
  const send = async (path: string, ask: Ask): Promise<Reply> => replyOf(await raw(path, ask));
  return {
    world,
    front,
    side,
    tokenOf,
    send,
    raw,
    get: (path, query = {}) => send(`${path}?${new URLSearchParams(query).toString()}`, {}),
    post: (path, body) =>
      send(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    close: async () => {
      await front.close();
      await world.close();
    },
  };
}
