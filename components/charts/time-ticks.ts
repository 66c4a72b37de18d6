import { formatTime } from "../ui/format-time";

export type TimeTick = { at: number; words: string };

type Span = { from: number; to: number; most: number; zone?: string | undefined };

const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120] as const;
const dayMs = 86_400_000;

/**
 * Ticks at calendar boundaries (months, quarters, years) between two moments (epoch ms), at most `most` of
 * them. Spans under two months are ticked by days. The boundaries are those of UTC: on an axis of months the
 * difference to the reader's zone is below a pixel.
 */
export function timeTicks({ from, to, most, zone = "UTC" }: Span): readonly TimeTick[] {
  const room = Math.max(2, most);
  if (to - from < 62 * dayMs) return dayTicks({ from, to, most: room, zone });
  for (const step of monthSteps) {
    const ticks = monthTicks({ from, to, step });
    if (ticks.length <= room) return ticks;
  }
  return monthTicks({ from, to, step: 600 });
}

function monthTicks({
  from,
  to,
  step,
}: {
  from: number;
  to: number;
  step: number;
}): readonly TimeTick[] {
  const start = new Date(from);
  const months = start.getUTCFullYear() * 12 + start.getUTCMonth();
  const ticks: TimeTick[] = [];
  for (let month = Math.ceil(months / step) * step; ; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at > to) return ticks;
    if (at >= from) ticks.push({ at, words: monthWords(at, step) });
  }
}

function monthWords(at: number, step: number): string {
  const date = new Date(at);
  return step >= 12 ? String(date.getUTCFullYear()) : formatTime(date, "month");
}

function dayTicks({
  from,
  to,
  most,
  zone,
}: Required<Span> & { zone: string }): readonly TimeTick[] {
  const days = Math.max(1, Math.ceil((to - from) / dayMs));
  const step = Math.max(1, Math.ceil(days / most));
  const ticks: TimeTick[] = [];
  for (let at = Math.ceil(from / dayMs) * dayMs; at <= to; at += step * dayMs) {
    ticks.push({ at, words: formatTime(new Date(at), "day", zone) });
  }
  return ticks.slice(0, most);
}
