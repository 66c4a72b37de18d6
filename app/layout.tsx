import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { attributesOf, readPreferences } from "~/components/preferences";
import { Providers } from "~/components/providers";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Cairn", template: "%s · Cairn" },
  description: "MLOps maturity that is proven from your own lifecycle data.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f5f7f9" },
    { media: "(prefers-color-scheme: dark)", color: "#0d131a" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is made per request: its scripts carry the nonce of that request's security policy.
  await connection();
  const jar = await cookies();
  const preferences = readPreferences((name) => jar.get(name)?.value);
  preload("/fonts/inter-latin.woff2", { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <html lang="en" {...attributesOf(preferences)}>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
