import { drawnPoints } from "../charts/curve-points";
import { linear } from "../charts/drawing";
import { curveOf, type Series } from "./curve-of";
import styles from "./tracking.module.css";

const [width, height, edge] = [96, 24, 2];

/** How a metric went, at a glance. The numbers stand beside it, so it has no words of its own. */
export function Sparkline({ series }: { series: Series["series"][number] }) {
  const points = drawnPoints(curveOf(series, { label: "" }));
  if (points.length < 2) return null;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const x = linear([Math.min(...xs), Math.max(...xs)], [edge, width - edge]);
  const y = linear([Math.min(...ys), Math.max(...ys)], [height - edge, edge]);
  const path = points.map((point) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`);
  return (
    <svg className={styles["spark"]} width={width} height={height} aria-hidden>
      <polyline points={path.join(" ")} fill="none" stroke="currentColor" strokeWidth={1.5} />
    </svg>
  );
}
