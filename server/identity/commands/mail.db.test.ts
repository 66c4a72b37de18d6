import { beforeAll, expect, test, vi } from "vitest";

const mail = await vi.hoisted(async () => {
  const { startMailServer } = await import("../testing/mail-server");
  const started = await startMailServer();
  const { ownEnvironment } = await import("../../core/testing/own-environment");
  ownEnvironment({
    SMTP_URL: `smtp://127.0.0.1:${started.port}`,
    APP_ORIGINS: "https://cairn.example",
  });
  return started;
});

import type { Context } from "~/server/core/context";
import { ownDatabase } from "../testing/own-database";
import { firstAdmin, memberIdOf, tokenIn, visitor } from "../testing/people";
import { checkLink } from "./check-link";
import { createResetLink } from "./create-reset-link";
import { inviteMember } from "./invite-member";

ownDatabase();
let admin: Context;
beforeAll(async () => {
  admin = await firstAdmin();
});

/** The text of a letter, its soft line breaks and encoded signs undone (quoted-printable, RFC 2045 6.7). */
const textOf = (letter: string | undefined): string =>
  (letter ?? "")
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );

const invite = (email: string) => inviteMember.run(admin, { email, name: "", roles: ["viewer"] });

test("with a mail server the invitation and the reset link arrive by letter, too", async () => {
  const invited = await invite("guest@partner.example");
  expect(invited.mail).toBe("sent");
  const letter = textOf(mail.letters.at(-1));
  expect(letter).toContain("To: guest@partner.example");
  expect(letter).toContain("From: cairn@cairn.example");
  expect(letter).toContain(`https://cairn.example${invited.path}`);
  expect(letter).toContain("Northwind Bank");
  const reset = await createResetLink.run(admin, { memberId: memberIdOf(admin) });
  expect(reset.mail).toBe("sent");
  expect(textOf(mail.letters.at(-1))).toContain(`https://cairn.example${reset.path}`);
});

test("a mail server that is away is reported, and the link works all the same", async () => {
  await mail.stop();
  const { mail: posted, path } = await invite("second@partner.example");
  expect(posted).toBe("failed");
  const seen = await checkLink.run(visitor(), { kind: "invitation", token: tokenIn(path) });
  expect(seen.email).toBe("second@partner.example");
});
