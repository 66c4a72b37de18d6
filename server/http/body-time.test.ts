import { connect } from "node:net";
import { expect, test } from "vitest";
import { under } from "./door";
import { openFront } from "./testing/front";

/** Sends a body of ten bytes, one each `everyMs`, and says what came back. */
async function trickle(longBodies: boolean, everyMs: number): Promise<string> {
  const front = await openFront({
    bodyTimes: { requestMs: 300, silenceMs: 300 },
    doors: [
      {
        name: "slow",
        covers: under("/api"),
        methods: ["PUT"],
        guard: "machine",
        policy: "data",
        longBodies,
        serve: ({ request, response }) =>
          new Promise((resolve) => {
            request.resume();
            request.once("end", () => response.end("whole"));
            request.once("close", resolve);
          }),
      },
    ],
  });
  const socket = connect(front.port, "127.0.0.1");
  let said = "";
  socket.on("data", (part) => (said += part.toString()));
  socket.on("error", () => undefined);
  const host = `Host: 127.0.0.1:${front.port}\r\nAuthorization: Bearer x\r\nConnection: close\r\n`;
  socket.write(`PUT /api/x HTTP/1.1\r\n${host}Content-Length: 10\r\n\r\n`);
  const drip = setInterval(() => socket.write("x"), everyMs);
  await new Promise((resolve) => socket.once("close", resolve));
  clearInterval(drip);
  await front.close();
  return said.split("\r\n")[0] ?? "";
}

test("a large body may take as long as it needs while bytes keep arriving", async () => {
  expect(await trickle(true, 80)).toBe("HTTP/1.1 200 OK");
});

test("every other body has to be there in time, however steadily it comes", async () => {
  expect(await trickle(false, 80)).toBe("HTTP/1.1 408 Request Timeout");
});

test("a large body that falls silent is cut off, too", async () => {
  expect(await trickle(true, 2000)).toBe("HTTP/1.1 408 Request Timeout");
});
