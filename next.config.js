// @ts-check
/** @type {import("next").NextConfig} */
const config = {
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // Types are checked by `npm run verify`; a mistake in a test must not keep anybody from starting Cairn.
  typescript: { ignoreBuildErrors: true },
  // Server-only packages with native code or dynamic requires stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "echarts", "pino", "postgres", "nodemailer"],
};

export default config;
