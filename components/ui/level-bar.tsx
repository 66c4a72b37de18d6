import { formatNumber } from "./format-number";
import styles from "./level-bar.module.css";

export type LevelBarProps = {
  /** 0 to `levels`, may be a fraction; null when not known. */
  level: number | null;
  levels?: number | undefined;
  target?: number | null | undefined;
  /** What the bar is about, for people who do not see it: "Confirmed maturity". */
  label: string;
  /** Prints "target 3" beside the bar. */
  showTarget?: boolean | undefined;
};

const slotWidth = 28;
const gap = 3;
const height = 10;

export function LevelBar(props: LevelBarProps) {
  const { level, levels = 5, target = null, label, showTarget = false } = props;
  const width = levels * (slotWidth + gap) - gap;
  return (
    <div className={styles["bar"]}>
      <svg
        role="img"
        aria-label={sentence({ level, levels, target, label })}
        width={width + 2}
        height={height + 8}
        viewBox={`-1 -4 ${width + 2} ${height + 8}`}
      >
        {Array.from({ length: levels }, (_, index) => (
          <Slot key={index} index={index} level={level} />
        ))}
        {target !== null && (
          <rect
            className={styles["target"]}
            x={xOf(target) - 1.5}
            y={-4}
            width={3}
            height={height + 8}
          />
        )}
      </svg>
      {showTarget && target !== null && (
        <span className={styles["note"]}>target {formatNumber(target)}</span>
      )}
    </div>
  );
}

function Slot({ index, level }: { index: number; level: number | null }) {
  const x = index * (slotWidth + gap);
  const share = level === null ? 0 : Math.min(1, Math.max(0, level - index));
  const empty = level === null ? `${styles["slot"]} ${styles["unknown"]}` : styles["slot"];
  return (
    <>
      <rect
        className={empty}
        x={x + 0.5}
        y={0.5}
        width={slotWidth - 1}
        height={height - 1}
        rx={2}
      />
      {share > 0 && (
        <rect
          className={styles["fill"]}
          x={x}
          y={0}
          width={slotWidth * share}
          height={height}
          rx={2}
        />
      )}
    </>
  );
}

/** Position of a level: the right edge of its slot, so level 3 is where three slots are full. */
function xOf(level: number): number {
  const whole = Math.floor(level);
  const inSlot = level - whole;
  return whole * (slotWidth + gap) - (inSlot === 0 ? gap / 2 : 0) + inSlot * slotWidth;
}

type Reading = { level: number | null; levels: number; target: number | null; label: string };

function sentence({ level, levels, target, label }: Reading): string {
  const reading = level === null ? "not known" : `${formatNumber(level)} of ${levels}`;
  return `${label}: ${reading}${target === null ? "" : `, target ${formatNumber(target)}`}`;
}
