export type TimeStyle = "date" | "time" | "datetime" | "month";

const shapes: Record<TimeStyle, Intl.DateTimeFormatOptions> = {
  date: { day: "numeric", month: "short", year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  datetime: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  month: { month: "short", year: "numeric" },
};

/**
 * Formats an instant in a zone (IANA name). Times carry the zone's abbreviation; an unknown zone falls
 * back to UTC, which is then printed, so the reader is never told a wrong hour.
 */
export function formatTime(at: Date | string, style: TimeStyle, zone = "UTC"): string {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return "–";
  const options: Intl.DateTimeFormatOptions = { ...shapes[style], hourCycle: "h23", timeZone: knownZone(zone) };
  if (style === "datetime") options.timeZoneName = "short";
  return new Intl.DateTimeFormat("en-GB", options).format(instant).replaceAll(",", "");
}

/** UTC in ISO 8601 to the second, for titles and exports. */
export function isoTime(at: Date | string): string {
  const instant = new Date(at);
  return Number.isNaN(instant.getTime()) ? "" : instant.toISOString().replace(/\.\d{3}Z$/, "Z");
}

const day = 86_400_000;
const steps = [
  { ms: 3_600_000, name: "h" },
  { ms: 60_000, name: "min" },
  { ms: 1000, name: "s" },
] as const;

/**
 * "12 s ago", "in 3 h"; null from 24 hours on, where a date says more than a distance.
 */
export function relativeTime(at: Date | string, now: Date): string | null {
  const distance = now.getTime() - new Date(at).getTime();
  const size = Math.abs(distance);
  if (!Number.isFinite(size) || size >= day) return null;
  const step = steps.find((candidate) => size >= candidate.ms);
  if (step === undefined) return "just now";
  const amount = `${Math.floor(size / step.ms)} ${step.name}`;
  return distance >= 0 ? `${amount} ago` : `in ${amount}`;
}

function knownZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
