/** TEMPORARY. */
export function readMetricValue(raw: unknown): number | null {
  const value = typeof raw === "string" && raw.trim() !== "" ? Number(raw) : raw;
  if (typeof value !== "number") return null;
  if (Number.isNaN(value)) return raw === "NaN" || typeof raw === "number" ? value : null;
  return Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE);
}
