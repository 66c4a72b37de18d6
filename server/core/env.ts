import { z } from "zod";

const flag = z.stringbool().default(false);

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: "write it like postgres://user:password@host:5432/database, special characters as %XX",
});

const variables = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  /** Postgres to use instead of the embedded one; must be allowed to create tables. */
  DATABASE_URL: postgresUrl.optional(),
  /** A login that is a member of cairn_app, so that the application never connects as the owner. */
  DATABASE_APP_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(16),
  DATA_DIR: z.string().default("data"),
  /** Keeps artifacts in a bucket of any S3 service instead of under DATA_DIR, which then only holds uploads on their way. */
  ARTIFACTS_S3_BUCKET: z.string().min(1).optional(),
  ARTIFACTS_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  ARTIFACTS_S3_REGION: z.string().default("us-east-1"),
  ARTIFACTS_S3_ACCESS_KEY_ID: z.string().optional(),
  ARTIFACTS_S3_SECRET_ACCESS_KEY: z.string().optional(),
  ARTIFACTS_S3_SESSION_TOKEN: z.string().optional(),
  /** Begins every key, for a bucket that others use, too. */
  ARTIFACTS_S3_PREFIX: z
    .string()
    .regex(/^(?:[\w.-]+\/)*$/, "end it with a slash")
    .default(""),
  /** Downloads by link go to the bucket itself; it must be reachable by those who download. */
  ARTIFACTS_S3_LINKS: flag,
  /** Where people reach Cairn, comma-separated; the first one is used in links. */
  APP_ORIGINS: z
    .string()
    .transform((list) => list.split(",").map((origin) => origin.trim().replace(/\/$/, "")))
    .pipe(z.array(z.url({ protocol: /^https?$/ })))
    .optional(),
  /** Set when a reverse proxy in front sets X-Forwarded-For and X-Forwarded-Proto. */
  TRUSTED_PROXY: flag,
  /** Loads the demonstration at start where it is missing; `npm start -- --demo` sets it. */
  CAIRN_DEMO: flag,
  ROLE: z.enum(["all", "web", "worker"]).default("all"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  /** A session ends after this long without a request. */
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(5).max(720).default(30),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default("single sign-on"),
  /** Lets a verified e-mail address of these domains link to the member who has it. */
  OIDC_EMAIL_DOMAINS: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((d) => d.trim().toLowerCase())
        .filter(Boolean),
    ),
  /** Hosts of this network that imports may read from, `name` or `name:port`, comma-separated; all others must be public. */
  IMPORT_PRIVATE_HOSTS: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((host) => host.trim().toLowerCase())
        .filter(Boolean),
    ),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().optional(),
});

export type Env = z.output<typeof variables>;

/** Every problem at once, by name, so that a person mends the environment in one go. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = variables.safeParse(present);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `  ${issue.path.join(".")}: ${issue.message}`,
  );
  throw new Error(`The environment has values Cairn cannot use:\n${problems.join("\n")}`);
}

export const env = readEnv(process.env);
