import { createTransport } from "nodemailer";
import { env } from "~/server/core/env";
import type { Log } from "~/server/core/log";

export type Letter = {
  readonly to: string;
  readonly subject: string;
  /** Plain text; `path` is put after the address people reach Cairn at. */
  readonly text: (link: string) => string;
  readonly path: string;
};

/** What became of a letter; the link itself is valid in every case. */
export type Posted = "sent" | "failed" | "not-configured";

/** Milliseconds to wait for the mail server before the sender is told that it failed. */
const patience = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 };

/** Sends by SMTP when SMTP_URL and APP_ORIGINS are set. A failure is logged and reported, never thrown. */
export async function post(letter: Letter, log: Log): Promise<Posted> {
  const [origin] = env.APP_ORIGINS ?? [];
  if (env.SMTP_URL === undefined || origin === undefined) return "not-configured";
  try {
    const transport = createTransport(env.SMTP_URL, { ...patience, from: senderAt(origin) });
    const { to, subject } = letter;
    await transport.sendMail({ to, subject, text: letter.text(origin + letter.path) });
    return "sent";
  } catch (problem) {
    log.warn({ err: problem }, "the mail server did not take a letter");
    return "failed";
  }
}

const senderAt = (origin: string): string => env.MAIL_FROM ?? `cairn@${new URL(origin).hostname}`;
