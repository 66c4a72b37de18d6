import { refusals, refusalSentence } from "~/server/identity/rules/refusal";

export type SignInOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string };

const base = "/api/auth";

/** Signs in by e-mail and password; on success this browser holds a new session. */
export async function signInWithPassword(email: string, password: string): Promise<SignInOutcome> {
  const answer = await ask("callback/password", { email, password });
  if (answer === null) return { ok: false, message: refusals.unavailable };
  const code = new URL(answer, location.origin).searchParams.get("error");
  return code === null ? { ok: true } : { ok: false, message: refusalSentence(code) };
}

/** Leads away to the sign-in provider, which leads back to `next`. */
export async function goToProvider(next: string): Promise<SignInOutcome> {
  const address = await ask("signin/oidc", { callbackUrl: next });
  if (address === null) return { ok: false, message: refusals["sso-failed"] };
  location.assign(address);
  return { ok: true };
}

/** The address the auth routes answer with; null when they could not be reached. */
async function ask(
  action: string,
  fields: Readonly<Record<string, string>>,
): Promise<string | null> {
  try {
    const { csrfToken } = await json(await fetch(`${base}/csrf`));
    const answer = await fetch(`${base}/${action}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", "x-cairn": "1" },
      body: new URLSearchParams({
        callbackUrl: "/",
        ...fields,
        csrfToken: csrfToken ?? "",
        json: "true",
      }),
    });
    return (await json(answer)).url ?? null;
  } catch {
    return null;
  }
}

type Said = { readonly csrfToken?: string; readonly url?: string };

async function json(response: Response): Promise<Said> {
  const said: unknown = await response.json();
  if (typeof said !== "object" || said === null) return {};
  const word = (name: string) => {
    const value: unknown = Reflect.get(said, name);
    return typeof value === "string" ? { [name]: value } : {};
  };
  return { ...word("csrfToken"), ...word("url") };
}
