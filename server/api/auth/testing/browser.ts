import { answerAuth } from "../answer";

type Sent = {
  readonly method?: string;
  readonly form?: Record<string, string>;
  readonly ip?: string;
};

/** A browser as far as signing in goes: keeps cookies, follows nothing by itself. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly origin: string;
  readonly host: string;

  constructor(origin = "http://127.0.0.1:3000") {
    this.origin = origin;
    this.host = new URL(origin).host;
  }

  headers(ip = "192.0.2.10"): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Headers({
      cookie,
      host: this.host,
      "x-forwarded-proto": new URL(this.origin).protocol.slice(0, -1),
      "x-cairn-client": ip,
      "user-agent": "Test browser",
    });
  }

  async send(path: string, { method = "GET", form, ip }: Sent = {}): Promise<Response> {
    const headers = this.headers(ip);
    if (form) headers.set("content-type", "application/x-www-form-urlencoded");
    const body = form ? new URLSearchParams(form).toString() : null;
    const response = await answerAuth(
      new Request(`${this.origin}${path}`, { method, headers, body }),
    );
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const name = pair.slice(0, pair.indexOf("="));
    const value = pair.slice(pair.indexOf("=") + 1);
    const gone = value === "" || attributes.some((attribute) => attribute === "Max-Age=0");
    if (gone) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  async csrf(): Promise<string> {
    const answer: { csrfToken: string } = await (await this.send("/api/auth/csrf")).json();
    return answer.csrfToken;
  }

  /** Signs in as the sign-in page does; the answer's `url` says where to go, with `error` when refused. */
  async signIn(
    email: string,
    password: string,
    ip?: string,
  ): Promise<{ response: Response; error: string | null }> {
    const form = { email, password, csrfToken: await this.csrf(), json: "true" };
    const response = await this.send("/api/auth/callback/password", {
      method: "POST",
      form,
      ...(ip !== undefined && { ip }),
    });
    const { url }: { url: string } = await response.clone().json();
    return { response, error: new URL(url).searchParams.get("error") };
  }
}
