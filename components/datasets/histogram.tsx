import styles from "./datasets.module.css";
import type { ProfiledColumn } from "./words";

type Profile = NonNullable<ProfiledColumn["profile"]>;

const [width, height] = [120, 28];

/** How the values lie, at a glance: bins of equal width, else the most frequent values. The numbers stand beside it. */
export function Histogram({ profile }: { profile: Profile }) {
  const counts = (profile.histogram.length > 0 ? profile.histogram : profile.top).map(
    ({ count }) => count,
  );
  if (counts.length === 0) return null;
  const most = Math.max(...counts);
  const step = width / counts.length;
  return (
    <svg className={styles["histogram"]} width={width} height={height} aria-hidden>
      {counts.map((count, at) => {
        const tall = count === 0 ? 0 : Math.max(1, (count / most) * height);
        return (
          <rect
            key={at}
            x={(at * step).toFixed(2)}
            y={(height - tall).toFixed(2)}
            width={Math.max(0.5, step - 1).toFixed(2)}
            height={tall.toFixed(2)}
            fill="currentColor"
          />
        );
      })}
    </svg>
  );
}
