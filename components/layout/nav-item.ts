import type { ReactNode } from "react";

/** One section of the product. Only sections that exist are passed in. */
export type NavItem = {
  href: string;
  label: string;
  /** A 20 px icon, drawn where the item is made. */
  icon: ReactNode;
  /** Things that wait for the person, such as approvals. */
  count?: number | undefined;
  /** The letter after `g` that goes here. */
  letter?: string | undefined;
};

/** "/" is current only on itself, every other item on all pages below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}
