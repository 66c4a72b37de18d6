import { Agent, request as send } from "node:http";
import { afterEach, expect, test } from "vitest";
import { readBody, withBody } from "./body";
import type { Door } from "./door";
import { type Front, openFront } from "./testing/front";

let front: Front;
afterEach(() => front.close());

/** As Next is served: the body is read and counted first, then handed on as a stream. */
const handingOn = (
  serve: (copy: ReturnType<typeof withBody>, end: (text: string) => void) => void,
): Door => ({
  name: "trpc",
  covers: () => true,
  methods: ["POST"],
  guard: "machine",
  policy: "data",
  serve: async ({ request, response }) => {
    const copy = withBody(request, await readBody(request));
    serve(copy, (text) => response.end(text));
  },
});

test("a body that was read is handed on whole, with its length, however it came", async () => {
  front = await openFront({
    doors: [
      handingOn((copy, end) => {
        const chunks: Buffer[] = [];
        copy.on("data", (chunk: Buffer) => chunks.push(chunk));
        copy.on("end", () =>
          end(
            JSON.stringify([Buffer.concat(chunks).toString(), copy.method, copy.url, copy.headers]),
          ),
        );
      }),
    ],
  });
  const body = "ä".repeat(5000);
  const whole = await front.ask("/api/v1/x?y=1", { method: "POST", body });
  const [text, method, url, headers] = JSON.parse(whole.body);
  expect([text, method, url]).toEqual([body, "POST", "/api/v1/x?y=1"]);
  expect(headers["content-length"]).toBe("10000");
  const chunked = await front.raw(
    `POST /api/v1/x HTTP/1.1\r\nHost: localhost:${front.port}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`,
  );
  expect(chunked).toContain('"abcde"');
  expect(chunked).toContain('"content-length\\":\\"5'.replaceAll("\\", ""));
  expect(chunked).not.toContain('"transfer-encoding"');
});

test("a body that nobody reads does not harm the connection", async () => {
  front = await openFront({ doors: [handingOn((_copy, end) => end("not read"))] });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ports = new Set<number | undefined>();
  for (let at = 0; at < 3; at += 1) {
    const answer = await new Promise<string>((resolve, reject) => {
      const options = { port: front.port, path: "/api/v1/x", method: "POST", agent };
      const request = send(options, (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("end", () => resolve(text));
      });
      request.on("socket", (socket) => socket.once("connect", () => ports.add(socket.localPort)));
      request.on("error", reject);
      request.end("x".repeat(1000));
    });
    expect(answer).toBe("not read");
  }
  expect(ports.size).toBe(1);
  agent.destroy();
});
