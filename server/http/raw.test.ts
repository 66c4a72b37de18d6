import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { limits } from "./limits";
import { type Front, openFront } from "./testing/front";

let front: Front;
beforeAll(async () => {
  front = await openFront();
});
afterAll(() => front.close());

const host = () => `Host: localhost:${front.port}\r\n`;
const close = "Connection: close\r\n\r\n";
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

describe("requests that no browser sends", () => {
  const lines: [string, string, number][] = [
    ["for a whole address", "GET http://evil.example/ HTTP/1.1", 400],
    ["for a second slash", "GET //evil.example/ HTTP/1.1", 400],
    ["with a backslash", "GET /\\evil.example HTTP/1.1", 400],
    ["with an encoded backslash", "GET /%5cevil.example HTTP/1.1", 400],
    ["with an encoded zero byte", "GET /a%00b HTTP/1.1", 400],
    ["with broken encoding", "GET /a%zz HTTP/1.1", 400],
    ["for everything", "OPTIONS * HTTP/1.1", 400],
    ["with an unknown method", "BREW /coffee HTTP/1.1", 400],
    ["for a tunnel", "CONNECT evil.example:443 HTTP/1.1", NaN],
    ["with an address of 64 KB", `GET /${"a".repeat(65_536)} HTTP/1.1`, 431],
    ["with an address of 9 KB", `GET /${"a".repeat(9000)} HTTP/1.1`, 414],
  ];
  test.each(lines)("a request %s is refused", async (_name, line, status) => {
    expect(statusOf(await front.raw(`${line}\r\n${host()}${close}`))).toBe(status);
  });

  test("an empty host is not ours", async () => {
    expect(statusOf(await front.raw(`GET / HTTP/1.1\r\nHost:\r\n${close}`))).toBe(421);
  });

  test("no host, two hosts and two lengths are refused", async () => {
    expect(statusOf(await front.raw(`GET / HTTP/1.1\r\n${close}`))).toBe(400);
    expect(
      statusOf(await front.raw(`GET / HTTP/1.1\r\n${host()}Host: evil.example\r\n${close}`)),
    ).toBe(400);
    const lengths = "Content-Length: 3\r\nContent-Length: 4\r\n";
    expect(
      statusOf(await front.raw(`POST /api/v1/x HTTP/1.1\r\n${host()}${lengths}${close}abc`)),
    ).toBe(400);
    const both = "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n";
    expect(
      statusOf(await front.raw(`POST /api/v1/x HTTP/1.1\r\n${host()}${both}${close}0\r\n\r\n`)),
    ).toBe(400);
  });

  test("a WebSocket is refused, with the security headers even on what cannot be read", async () => {
    const upgrade =
      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAA\r\nSec-WebSocket-Version: 13\r\n\r\n";
    expect(
      statusOf(await front.raw(`GET http://evil.example/ HTTP/1.1\r\n${host()}${upgrade}`)),
    ).toBe(400);
    expect(
      statusOf(await front.raw(`GET /_next/webpack-hmr HTTP/1.1\r\n${host()}${upgrade}`)),
    ).toBe(400);
    expect(await front.raw("nonsense\r\n\r\n")).toMatch(/^HTTP\/1\.1 400[^]*nosniff/);
  });

  test("the development server takes WebSockets from its own pages only", async () => {
    const dev = await openFront({
      upgrade: (_request, socket) => void socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n"),
    });
    const ask = (origin: string) =>
      `GET /_next/webpack-hmr HTTP/1.1\r\nHost: localhost:${dev.port}\r\nOrigin: ${origin}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`;
    expect(statusOf(await dev.raw(ask(`http://localhost:${dev.port}`)))).toBe(101);
    expect(statusOf(await dev.raw(ask("https://evil.example")))).toBe(400);
    await dev.close();
  });

  test("more than a hundred headers are not read, and 16 KB of them are refused", async () => {
    const big = `X-Big: ${"a".repeat(limits.headerBytes)}\r\n`;
    expect(statusOf(await front.raw(`GET / HTTP/1.1\r\n${host()}${big}${close}`))).toBe(431);
  });
});

describe("bodies", () => {
  const machine = { authorization: "Bearer x", "content-type": "application/json" };
  const post = (body: string, headers = {}) =>
    front.ask("/api/v1/x", { method: "POST", headers: { ...machine, ...headers }, body });

  test("a body up to the limit arrives whole", async () => {
    expect(JSON.parse((await post("x".repeat(1000))).body).bytes).toBe(1000);
  });

  test("a byte more is refused", async () => {
    const { status, body } = await post("x".repeat(1001));
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({ code: "too-large", status: 413 });
  });

  test("a body that announces no length is counted as it comes", async () => {
    const chunk = `3e8\r\n${"x".repeat(1000)}\r\n`;
    const head = `POST /api/v1/x HTTP/1.1\r\n${host()}Authorization: Bearer x\r\nTransfer-Encoding: chunked\r\n`;
    expect(await front.raw(`${head}${close}${chunk}0\r\n\r\n`)).toContain('"bytes":1000');
    expect(statusOf(await front.raw(`${head}\r\n${chunk.repeat(3)}0\r\n\r\n`, 500))).toBe(413);
  });

  test("a body that ends early is not taken for a whole one", async () => {
    const head = `POST /api/v1/x HTTP/1.1\r\n${host()}Authorization: Bearer x\r\nContent-Length: 100\r\n\r\n`;
    const before = front.lines.length;
    await front.raw(`${head}abc`, 100);
    await expect
      .poll(() => front.lines.slice(before).find(({ door }) => door === "rest"))
      .toMatchObject({ cut: true });
  });
});

describe.concurrent("slow and endless senders", () => {
  test("a body without end is answered within a second and cut off soon after", async () => {
    const begun = performance.now();
    const head = `POST /api/v1/x HTTP/1.1\r\n${host()}Authorization: Bearer x\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const socket = connect(front.port, "127.0.0.1");
    let answeredAfter = 0;
    socket.on("data", (text) => {
      if (answeredAfter === 0 && text.toString().includes("413"))
        answeredAfter = performance.now() - begun;
    });
    socket.write(head);
    const flood = setInterval(() => socket.write(`1000\r\n${"x".repeat(4096)}\r\n`), 5);
    await new Promise<void>((resolve) => {
      socket.on("error", () => undefined);
      socket.on("close", () => resolve());
    });
    clearInterval(flood);
    expect(answeredAfter).toBeGreaterThan(0);
    expect(answeredAfter).toBeLessThan(1000);
    expect(performance.now() - begun).toBeLessThan(limits.lingerMs + 1500);
  });

  test(
    "headers and bodies that trickle are cut off, and others are served meanwhile",
    { timeout: 10_000 },
    async () => {
      const slow = await openFront({ bodyTimes: { requestMs: 600, silenceMs: 600 } });
      slow.server.headersTimeout = 300;
      const sockets = Array.from({ length: 50 }, () => connect(slow.port, "127.0.0.1"));
      for (const [at, socket] of sockets.entries()) {
        socket.on("error", () => undefined);
        socket.resume();
        socket.write(
          at % 2 === 0
            ? "GET / HTTP/1.1\r\nHost: localhost"
            : `POST /api/v1/x HTTP/1.1\r\nHost: localhost:${slow.port}\r\nAuthorization: Bearer x\r\nContent-Length: 9\r\n\r\na`,
        );
      }
      const begun = performance.now();
      await slow.ask("/livez");
      expect(performance.now() - begun).toBeLessThan(200);
      await Promise.all(
        sockets.map((socket) => new Promise((resolve) => socket.once("close", resolve))),
      );
      expect(performance.now() - begun).toBeLessThan(limits.checkMs * 2 + 1500);
      await slow.close();
    },
  );
});
