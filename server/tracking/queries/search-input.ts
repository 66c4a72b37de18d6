import { z } from "zod";
import { DomainError } from "~/server/core/errors";
import type { Filter } from "../rules/filter/ast";
import { parseOrderBy } from "../rules/filter/order-by";
import { parseFilter } from "../rules/filter/parse";
import type { SortTerm } from "../rules/filter/subject";
import { PAGE_ROWS } from "../rules/limits";
import { experimentId } from "../commands/experiment-input";
import type { View } from "./search/run-search";

type Subject = "runs" | "experiments";

/** @throws DomainError with the place of what cannot be read. */
export function filterOf(subject: Subject, text: string): Filter | null {
  const parsed = parseFilter(subject, text);
  if (parsed.ok) return parsed.value;
  const { message, at, length } = parsed.error;
  throw new DomainError("invalid", message, { fields: { filter: message }, data: { at, length } });
}

/** @throws DomainError for an entry that names no order. */
export function orderOf(subject: Subject, entries: readonly string[]): readonly SortTerm[] {
  const parsed = parseOrderBy(subject, entries);
  if (parsed.ok) return parsed.terms;
  const { message, entry } = parsed.error;
  throw new DomainError("invalid", message, { fields: { [`orderBy.${entry}`]: message } });
}

const views = ["active", "deleted", "all"] as const satisfies readonly View[];

/** What every search takes. Lengths are judged where filters are read. */
export const searchInput = {
  filter: z.string().default(""),
  orderBy: z.array(z.string()).default([]),
  view: z.enum(views).default("active"),
};

export const experimentIds = z.array(experimentId).max(10_000);

export const rowsAtMost = (subject: Subject) =>
  z
    .number()
    .int()
    .min(1)
    .max(PAGE_ROWS[subject].most, `It must be at most ${PAGE_ROWS[subject].most}`)
    .default(PAGE_ROWS[subject].usual);
