import { formatTime, isoTime, relativeTime, type TimeStyle } from "./format-time";

export type TimeProps = {
  at: Date | string;
  /** IANA zone of the reader, such as "Europe/Berlin". */
  zone?: string | undefined;
  style?: TimeStyle | undefined;
  /** With it, moments less than 24 hours away read "12 min ago". Pass the server's clock. */
  now?: Date | undefined;
};

/** A moment in the reader's zone; hovering shows UTC in ISO 8601. */
export function Time({ at, zone, style = "datetime", now }: TimeProps) {
  const iso = isoTime(at);
  const near = now === undefined ? null : relativeTime(at, now);
  return (
    <time dateTime={iso} title={iso}>
      {near ?? formatTime(at, style, zone)}
    </time>
  );
}
