const shape = /^[!-~]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*$/;

/**
 * The one spelling of an e-mail address that Cairn compares and stores: lower case, no spaces around.
 * Null unless it is 3 to 254 printable ASCII characters with a single `@`, so that look-alike letters
 * and the full-width `＠` never meet somebody else's address (GHSA-7rqj-j65f-68wh was that mistake).
 */
export function emailOf(text: string): string | null {
  const email = text.trim().toLowerCase();
  const single = email.indexOf("@") === email.lastIndexOf("@");
  return single && email.length <= 254 && shape.test(email) ? email : null;
}

/** The part after the `@` of a normalised address. */
export const domainOf = (email: string): string => email.slice(email.indexOf("@") + 1);
