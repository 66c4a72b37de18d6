/** U+2212: as wide as a digit, and read as "minus" rather than as a hyphen. */
const minusSign = "\u2212";
/** What stands where a number is not known. Never 0, never blank. */
export const unknownMark = "\u2013";

export type NumberStyle = {
  /** Significant digits; 3 unless the interval supports more. */
  significant?: number | undefined;
  /** Fixed digits after the point; wins over `significant`. */
  decimals?: number | undefined;
  /** Shows + in front of positive numbers, for changes. */
  signed?: boolean | undefined;
  /** "percent" takes a share (0.12 → "12 %"); "pp" takes percentage points. */
  unit?: "percent" | "pp" | undefined;
  /** ISO 4217 code, printed in front: "EUR 1.4 M". */
  currency?: string | undefined;
  /** 1,400,000 → "1.4 M". */
  compact?: boolean | undefined;
};

/**
 * Formats a number for people; null, undefined and non-finite numbers give the unknown mark.
 * English grouping and decimal point; units are set off by a no-break space.
 */
export function formatNumber(value: number | null | undefined, style: NumberStyle = {}): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return unknownMark;
  const scaled = style.unit === "percent" ? value * 100 : value;
  const digits = new Intl.NumberFormat("en", digitOptions(style)).format(Math.abs(scaled));
  const compacted = digits.replace(/([KMBT])$/, "\u00a0$1").replace("\u00a0K", "\u00a0k");
  const sign = signOf(scaled, digits, style.signed === true);
  const unit = { percent: "\u00a0%", pp: "\u00a0pp", none: "" }[style.unit ?? "none"];
  const currency = style.currency === undefined ? "" : `${style.currency}\u00a0`;
  return `${sign}${currency}${compacted}${unit}`;
}

function digitOptions(style: NumberStyle): Intl.NumberFormatOptions {
  const notation = style.compact === true ? "compact" : "standard";
  if (style.decimals !== undefined) {
    return {
      notation,
      minimumFractionDigits: style.decimals,
      maximumFractionDigits: style.decimals,
    };
  }
  const significant = style.significant ?? 3;
  // Whole numbers keep all their digits: "1,204 runs", not "1,200 runs".
  return style.compact === true
    ? { notation, maximumSignificantDigits: significant }
    : {
        maximumSignificantDigits: significant,
        roundingPriority: "morePrecision",
        maximumFractionDigits: 0,
      };
}

/** A number that prints as 0 carries no sign, so that "−0.0" is never shown. */
function signOf(value: number, digits: string, signed: boolean): string {
  if (!/[1-9]/.test(digits)) return "";
  if (value < 0) return minusSign;
  return signed ? "+" : "";
}

/** `[0.2, 1.4]`, with unknown bounds marked. */
export function formatInterval(
  low: number | null,
  high: number | null,
  style: NumberStyle = {},
): string {
  return `[${formatNumber(low, style)}, ${formatNumber(high, style)}]`;
}

/** "1 model", "27 models", "– models". */
export function formatCount(count: number | null, one: string, many: string = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
