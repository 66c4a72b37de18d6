import { createServer, type Socket } from "node:net";

const replies: Record<string, string> = {
  EHLO: "250 mail.test",
  MAIL: "250 sender noted",
  RCPT: "250 recipient noted",
  DATA: "354 go on",
  QUIT: "221 bye",
};

/** Speaks as much SMTP as one letter needs (RFC 5321), and keeps what it was given. */
export async function startMailServer() {
  const letters: string[] = [];
  const serve = (socket: Socket): void => {
    let letter: string | null = null;
    socket.write("220 mail.test\r\n");
    socket.on("data", (chunk) => {
      const text = chunk.toString();
      if (letter === null) {
        const verb = text.slice(0, 4).toUpperCase();
        socket.write(`${replies[verb] ?? "502 unknown"}\r\n`);
        if (verb === "DATA") letter = "";
        return;
      }
      letter += text;
      if (!letter.endsWith("\r\n.\r\n")) return;
      letters.push(letter);
      letter = null;
      socket.write("250 taken\r\n");
    });
    socket.on("error", () => socket.destroy());
  };
  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { letters, port, stop: () => new Promise((resolve) => server.close(resolve)) };
}
