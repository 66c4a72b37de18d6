import type { Server } from "node:http";
import type { Duplex } from "node:stream";

/**
 * Stops accepting, lets what is under way finish for at most `graceMs`, then closes what is left.
 * Resolves when no connection is open.
 */
export async function drain(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // A connection that becomes idle later is closed by Node as soon as its answer is sent.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}

/** Node forgets a connection that became a WebSocket, so they are remembered here to be ended. */
export function rememberUpgrades(server: Server): () => void {
  const sockets = new Set<Duplex>();
  server.on("upgrade", (_request, socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}
