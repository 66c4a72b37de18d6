import Link from "next/link";
import type { Route } from "next";
import type { ComponentProps } from "react";

export type AppLinkProps = Omit<ComponentProps<typeof Link>, "href"> & { href: string };

/**
 * The one place where a computed path becomes a route. The design system takes `href: string` because
 * its lists (tabs, breadcrumb, menu, table rows) are data; a page that writes a literal `<Link>` keeps
 * the compiler's check of typed routes.
 */
export function AppLink({ href, ...rest }: AppLinkProps) {
  return <Link {...rest} href={toRoute(href)} />;
}

/** Next's `Route` is a union of the literal paths in `app/`; a path from data cannot be narrowed to it. */
export function toRoute(href: string): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- explained above
  return href as Route;
}
