import { createHmac } from "node:crypto";
import http from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outcome } from "~/server/api/testing/matrix";
import { registered } from "~/server/api/testing/registry-fixtures";
import { nowhere } from "~/server/api/testing/webhook-fixtures";
import { openWorld, type Side, type World } from "~/server/api/testing/world";
import { type Context, vouchForOrg } from "~/server/core/context";
import { log } from "~/server/core/log";
import { isPublicAddress, problemOfUrl } from "../adapters/public-address";
import { seal, unseal } from "../adapters/sealed";
import { deliverWebhooks } from "./deliver-webhooks";

type Told = { readonly headers: http.IncomingHttpHeaders; readonly body: string };

let world: World;
let side: Side;
let server: http.Server;
let told: Told[] = [];
let status = 200;

beforeAll(async () => {
  world = await openWorld();
  side = await world.side("A");
  server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      told.push({ headers: request.headers, body });
      response.writeHead(status, { location: "http://127.0.0.1:1/" }).end("thanks");
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterAll(async () => {
  server.close();
  await world.close();
});

const secret = "the secret of the receiver";
const everything = () => true;
const moment = (later: number): Context => ({
  actor: { kind: "system", job: "test" },
  orgId: vouchForOrg(side.orgId),
  requestId: "test",
  log,
  now: () => new Date(Date.now() + later),
});

/** A webhook that leads to the server of this test; nobody can make one over any door. */
async function here(
  events: readonly ("registered_model.created" | "model_version_alias.created")[],
) {
  const { webhookId } = await side.everyone.registry.createWebhook({
    name: "here",
    url: nowhere,
    events: [...events],
    secret,
  });
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  await world.owner`update webhook set url = ${`http://127.0.0.1:${port}/hook`} where id = ${webhookId}`;
  told = [];
  status = 200;
  return {
    deliveries: async () => (await side.everyone.registry.listDeliveries({ webhookId })).deliveries,
    end: () => side.everyone.registry.deleteWebhook({ webhookId }),
  };
}

describe("an address that is told", () => {
  test("gets what happened once, signed as receivers of MLflow check it", async () => {
    const hook = await here(["registered_model.created"]);
    const { name } = await registered(side);
    expect(await deliverWebhooks(moment(0), everything)).toBe(1);
    expect(await deliverWebhooks(moment(0), everything)).toBe(0);
    const [letter] = told;
    const body = letter?.body ?? "";
    expect(JSON.parse(body)).toMatchObject({
      entity: "registered_model",
      action: "created",
      timestamp: expect.stringMatching(/^\d{4}-/),
      data: { name },
    });
    const headers = letter?.headers ?? {};
    const text = `${String(headers["x-mlflow-delivery-id"])}.${String(headers["x-mlflow-timestamp"])}.${body}`;
    const signature = createHmac("sha256", secret).update(text).digest("base64");
    expect(headers["x-mlflow-signature"]).toBe(`v1,${signature}`);
    expect(await hook.deliveries()).toMatchObject([{ attempts: 1, answer: "200", failedAt: null }]);
    await hook.end();
  });

  test("is asked again later when it fails, and given up when it refuses", async () => {
    const hook = await here(["registered_model.created"]);
    await registered(side);
    status = 503;
    await deliverWebhooks(moment(0), everything);
    expect(await deliverWebhooks(moment(0), everything)).toBe(0);
    status = 400;
    expect(await deliverWebhooks(moment(6000), everything)).toBe(1);
    expect(await deliverWebhooks(moment(86_400_000), everything)).toBe(0);
    const [delivery] = await hook.deliveries();
    expect(delivery).toMatchObject({ attempts: 2, answer: "400", deliveredAt: null });
    expect(delivery?.failedAt).toBeInstanceOf(Date);
    await hook.end();
  });

  test("hears nothing of what was refused, of prompts, or of events it did not ask for", async () => {
    const hook = await here(["registered_model.created"]);
    const { name } = await registered(side);
    await outcome(side.everyone.registry.createModel({ name }));
    const tags = [{ key: "mlflow.prompt.is_prompt", value: "true" }];
    await side.everyone.registry.createModel({ name: `${name} prompt`, tags });
    await side.everyone.registry.createVersion({ name, source: "s3://b/m" });
    expect(await hook.deliveries()).toHaveLength(1);
    await hook.end();
  });

  test("of this network is never asked, and a redirect is not followed", async () => {
    const hook = await here(["registered_model.created"]);
    await registered(side);
    await deliverWebhooks(moment(0));
    expect(told).toEqual([]);
    expect(await hook.deliveries()).toMatchObject([{ answer: "the host is one of this network" }]);
    status = 302;
    await deliverWebhooks(moment(6000), everything);
    expect(told).toHaveLength(1);
    await hook.end();
  });

  test("never gets its secret shown", async () => {
    const hook = await here(["model_version_alias.created"]);
    const { webhooks } = await side.everyone.registry.listWebhooks({});
    expect(JSON.stringify(webhooks)).not.toContain(secret);
    const rows = await world.owner<{ text: string }[]>`
      select coalesce(encode(sealed_secret, 'escape'), '') as text from webhook
      union all select detail::text from audit_event`;
    expect(rows.map(({ text }) => text).join("\n")).not.toContain(secret);
    await hook.end();
  });
});

test("a secret is read only for what it was sealed for", () => {
  const sealed = seal("a", "one");
  expect([unseal(sealed, "one"), unseal(sealed, "two")]).toEqual(["a", null]);
  const changed = Uint8Array.from(sealed, (byte, at) =>
    at === sealed.length - 1 ? byte ^ 1 : byte,
  );
  expect(unseal(changed, "one")).toBeNull();
});

test.each([
  "http://example.org/",
  "ftp://example.org/",
  "https://",
  "x",
  "https://localhost/",
  "https://LOCALHOST./",
  "https://a.internal/",
  "https://intranet/",
  "https://127.0.0.1/",
  "https://2130706433/",
  "https://0x7f.1/",
  "https://10.1.2.3/",
  "https://169.254.169.254/latest/meta-data",
  "https://[::1]/",
  "https://[::ffff:10.0.0.1]/",
  "https://[fd00::1]/",
  "https://user:pass@example.org/",
])("%s is no address to tell", (url) => expect(problemOfUrl(url)).toEqual(expect.any(String)));

test("public addresses are public, all others are not", () => {
  for (const address of ["8.8.8.8", "1.1.1.1", "2606:4700::1111"]) {
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
  }
  for (const address of [
    "0.0.0.0",
    "100.64.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "fe80::1",
    "ff02::1",
    "x",
  ]) {
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  }
});
