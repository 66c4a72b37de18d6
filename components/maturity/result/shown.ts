import type { Verdict } from "~/server/maturity/rules/assessment";

/** Which practices a result page lists: `?show=less&dim=monitoring`. */
export type Shown = { readonly show: Show; readonly dimension: string | null };

type Show = "all" | "less" | "open" | "backed" | "out";
type Listed = { readonly verdict: Verdict | null; readonly dimension: string };

const kinds: Record<Exclude<Show, "all" | "out">, readonly Verdict["kind"][]> = {
  less: ["overclaimed", "refuted"],
  open: ["unproven", "unknown"],
  backed: ["confirmed", "underclaimed", "observed_only"],
};

export const shownChoices: readonly { show: Show; label: string }[] = [
  { show: "all", label: "All" },
  { show: "less", label: "Evidence shows less" },
  { show: "open", label: "Not known" },
  { show: "backed", label: "Backed by evidence" },
  { show: "out", label: "Out of scope" },
];

export function shows({ show, dimension }: Shown, practice: Listed): boolean {
  if (dimension !== null && practice.dimension !== dimension) return false;
  if (show === "all") return true;
  if (practice.verdict === null) return show === "out";
  return show !== "out" && kinds[show].includes(practice.verdict.kind);
}

type Asked = { readonly [name: string]: string | readonly string[] | undefined };

/** Reads the address; anything unknown shows everything. */
export function shownIn(asked: Asked): Shown {
  const choice = shownChoices.find(({ show }) => show === asked["show"]);
  const dimension = asked["dim"];
  return {
    show: choice?.show ?? "all",
    dimension: typeof dimension === "string" ? dimension : null,
  };
}

/** The address of the same page showing something else. */
export function shownHref(path: string, framework: string, { show, dimension }: Shown): string {
  const query = new URLSearchParams({ framework });
  if (show !== "all") query.set("show", show);
  if (dimension !== null) query.set("dim", dimension);
  return `${path}?${query}#practices`;
}
