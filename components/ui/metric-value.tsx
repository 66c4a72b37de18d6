import { Num } from "./num";

/** Scripts that log an infinity leave the greatest number there is. */
const infinite = 1.797e308;

type MetricValueProps = {
  /** Undefined: not logged. Null: logged, and not a number. */
  value: number | null | undefined;
};

export function MetricValue({ value }: MetricValueProps) {
  if (value === null) return <span title="Logged as not a number">NaN</span>;
  if (value === undefined) return <Num value={null} reason="not logged" />;
  if (Math.abs(value) >= infinite) return value > 0 ? "∞" : "−∞";
  return <Num value={value} significant={4} />;
}
