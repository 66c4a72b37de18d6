import { formatTime } from "../ui/format-time";

/** Counts in words, so that every page says them alike. */
export const counted = (count: number, one: string, many: string): string =>
  `${new Intl.NumberFormat("en").format(count)} ${count === 1 ? one : many}`;

export const days = (count: number): string => counted(count, "day", "days");
export const practices = (count: number): string => counted(count, "practice", "practices");

/** A day of the calendar, the same in every zone: "2026-12-01" → "1 Dec 2026". */
export const dayWords = (day: string): string => formatTime(`${day}T00:00:00Z`, "date");

/** 0.25 → "25 %"; null is not known. */
export const percent = (share: number | null): string =>
  share === null ? "–" : `${Math.round(share * 100)}\u00a0%`;

/** A level in a table cell. */
export const levelName = (title: string | null, level: number | null): string =>
  level === null ? "–" : (title ?? String(level));

/** A level inside a sentence. */
export const levelWords = (title: string | null, level: number | null): string =>
  level === null ? "not known" : levelName(title, level);
