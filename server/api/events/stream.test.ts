import { createServer } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { EventStream } from "./stream";

test("a reader that does not read is cut off instead of filling the memory", async () => {
  let ended = false;
  let written = 0;
  const server = createServer((_request, response) => {
    const stream = new EventStream(response, () => (ended = true));
    const flood = setInterval(() => {
      if (ended) clearInterval(flood);
      else stream.send("announce", { action: "x".repeat(50_000) });
      written += 50_000;
    }, 1);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const socket = connect(typeof address === "object" && address ? address.port : 0, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.pause();
  socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  await expect.poll(() => ended, { timeout: 5000 }).toBe(true);
  expect(written).toBeLessThan(50_000_000);
  socket.destroy();
  server.close();
});
