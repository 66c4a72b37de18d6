export type TimeStyle = "date" | "time" | "datetime" | "month" | "day";

// Written out, because browsers and Node disagree ("Sep", "Sept") and the page must not change on arrival.
const months = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

/**
 * Formats an instant in a zone (IANA name). Times carry the zone's abbreviation; an unknown zone falls
 * back to UTC, which is then printed, so the reader is never told a wrong hour.
 */
export function formatTime(at: Date | string, style: TimeStyle, zone = "UTC"): string {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return "–";
  const { day, month, year, hour, minute, second, zoneName } = clockParts(instant, knownZone(zone));
  switch (style) {
    case "date":
      return `${day} ${month} ${year}`;
    case "month":
      return `${month} ${year}`;
    case "day":
      return `${day} ${month}`;
    case "time":
      return `${hour}:${minute}:${second}`;
    case "datetime":
      return `${day} ${month} ${year} ${hour}:${minute} ${zoneName}`;
    default:
      return style satisfies never;
  }
}

function clockParts(instant: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "numeric",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    timeZone,
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((one) => one.type === type)?.value ?? "";
  return {
    day: String(Number(part("day"))),
    month: months[Number(part("month")) - 1] ?? "",
    year: part("year"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
    zoneName: part("timeZoneName"),
  };
}

/** UTC in ISO 8601 to the second, for titles and exports. */
export function isoTime(at: Date | string): string {
  const instant = new Date(at);
  return Number.isNaN(instant.getTime()) ? "" : instant.toISOString().replace(/\.\d{3}Z$/, "Z");
}

const dayMs = 86_400_000;
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
  if (!Number.isFinite(size) || size >= dayMs) return null;
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
