/** `Fraud & Risk` → `fraud-risk`: lower case Latin letters and digits joined by single hyphens, at most 60. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, "");
}

/** Addresses under `/maturity/` that are pages of their own, not teams. */
const OWN_PAGES: ReadonlySet<string> = new Set(["campaigns"]);

export const isTaken = (slug: string): boolean => OWN_PAGES.has(slug);
