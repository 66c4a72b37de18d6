import { type Address, openSocket } from "./lease-connection";

/** SSLRequest: every Postgres answers it with one byte, before any password (protocol documentation, 54.2.10). */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** Whether anything that speaks Postgres answers at `address` within `ms` milliseconds. Never rejects. */
export function serverAnswers(address: Address, ms: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = openSocket(address);
    const end = (answered: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      done(answered);
    };
    const timer = setTimeout(() => end(false), ms);
    socket.once("data", () => end(true));
    socket.once("close", () => end(false));
    socket.write(SSL_REQUEST);
  });
}
