// @ts-check
/** @type {import("next").NextConfig} */
const config = {
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // Server-only packages with native code or dynamic requires stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "echarts", "pino", "postgres", "nodemailer"],
};

export default config;
