import pino from "pino";
import { env } from "./env";

/** Structured lines on standard output. Values under these names never reach it. */
const secret = ["password", "token", "secret", "authorization", "cookie", "url"];

export const log = pino({
  level: env.LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    censor: "[redacted]",
  },
});

export type Log = typeof log;
