import { expect, furnished, test } from "./fixtures";

const url = (path: string) => `${furnished().origin}${path}`;

test("a page carries the headers that keep other sites and foreign scripts out", async ({
  request,
}) => {
  const headers = (await request.get(url("/sign-in"))).headers();
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
  });
  expect(headers["permissions-policy"]).toContain("camera=()");
  const policy = headers["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'nonce-[\w+/=]{20,}' 'strict-dynamic'/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe");
  expect(headers["x-powered-by"]).toBeUndefined();
});

test("every page gets a new nonce, and every script of the page carries it", async ({
  request,
}) => {
  const nonces = new Set<string>();
  for (const _ of [1, 2]) {
    const answer = await request.get(url("/sign-in"));
    const policy = answer.headers()["content-security-policy"] ?? "";
    const nonce = /'nonce-(?<nonce>[^']+)'/.exec(policy)?.groups?.["nonce"] ?? "";
    nonces.add(nonce);
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
  }
  expect(nonces.size).toBe(2);
});

test("probes say live and ready, each with what was looked at", async ({ request }) => {
  const live = await request.get(url("/livez"));
  expect(live.status()).toBe(200);
  expect(await live.json()).toMatchObject({ status: "live" });
  // A loaded machine may hold the loop up for a moment, which the probe rightly says.
  await expect.poll(async () => (await request.get(url("/readyz"))).status()).toBe(200);
  const ready = await request.get(url("/readyz"));
  const { status, checks } = await ready.json();
  expect(status).toBe("ready");
  expect(checks.length).toBeGreaterThan(1);
  for (const check of checks) expect(check).toMatchObject({ ok: true });
});

test("metrics are in OpenMetrics for this machine, and hidden behind a proxy", async ({
  request,
}) => {
  const answer = await request.get(url("/metrics"));
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toContain("application/openmetrics-text");
  const text = await answer.text();
  expect(text).toContain("cairn_build_info");
  expect(text.trimEnd().endsWith("# EOF")).toBe(true);
  const proxied = await request.get(url("/metrics"), {
    headers: { "x-forwarded-for": "203.0.113.9" },
  });
  expect(proxied.status()).toBe(404);
});

for (const path of ["/", "/maturity", "/teams", "/settings/members", "/assessments/new?team=x"]) {
  test(`a visitor of ${path} is led to sign-in and back there afterwards`, async ({ visitor }) => {
    await visitor.goto(path);
    await expect(visitor).toHaveURL(/\/sign-in/);
    const next = new URL(visitor.url()).searchParams.get("next") ?? "/";
    expect(next).toBe(path);
    await expect(visitor.getByRole("heading", { name: "Sign in" })).toBeVisible();
  });
}

test("sign-in leads to no other site", async ({ visitor }) => {
  await visitor.goto("/sign-in?next=https://evil.example/");
  await expect(visitor.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(await visitor.content()).not.toContain('href="https://evil.example');
  await visitor.goto("/sign-in?error=<b>made-up</b>");
  await expect(visitor.locator("b", { hasText: "made-up" })).toHaveCount(0);
});

for (const path of ["/api/v1/teams", "/api/v1/whoami", "/api/v1/audit/events"]) {
  test(`${path} answers a stranger with 401 and says what to do`, async ({ request }) => {
    const answer = await request.get(url(path));
    expect(answer.status()).toBe(401);
    expect(answer.headers()["content-type"]).toContain("application/problem+json");
    expect((await answer.json()).detail.length).toBeGreaterThan(20);
    const guessed = await request.get(url(path), {
      headers: { authorization: "Bearer cairn_not-a-token" },
    });
    expect(guessed.status()).toBe(401);
  });
}

test("the pages' own calls answer a stranger with 401", async ({ request }) => {
  const input = encodeURIComponent(JSON.stringify({ json: {} }));
  const answer = await request.get(url(`/api/trpc/identity.listTeams?input=${input}`), {
    headers: { "x-cairn": "1" },
  });
  expect(answer.status()).toBe(401);
});

test("a change that comes from another site is refused", async ({ request }) => {
  const answer = await request.post(url("/api/trpc/identity.createTeam"), {
    headers: { origin: "https://evil.example", "x-cairn": "1" },
    data: { json: { name: "Stolen" } },
  });
  expect(answer.status()).toBe(403);
});
