const LOOK_EVERY_MS = 500;

/**
 * Ends this process when the npm that started it is gone. npm runs a script through a shell, and a shell that is told to stop
 * does not pass that on; without this, `kill` on npm would leave a server that nobody knows of.
 */
export function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    process.kill(process.pid, "SIGTERM");
  }, LOOK_EVERY_MS);
  look.unref();
}
