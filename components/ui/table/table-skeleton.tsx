import { Bone, Skeleton } from "../skeleton";
import styles from "./data-table.module.css";

type TableSkeletonProps = {
  /** What is awaited: "models". */
  awaiting: string;
  /** As many as the page will hold. */
  rows?: number | undefined;
  /** True when the table has saved views above it. */
  views?: boolean | undefined;
};

/** Stands in for a `DataTable` at the same height, so nothing moves when the rows come. */
export function TableSkeleton({ awaiting, rows = 10, views = false }: TableSkeletonProps) {
  return (
    <Skeleton awaiting={awaiting}>
      <div className={styles["root"]}>
        <div className={styles["toolbar"]}>
          {views && <Bone shape="control" width="medium" />}
          <Bone shape="control" />
        </div>
        <div className={styles["progress"]} />
        <div className={styles["frame"]}>
          <div className={styles["bones"]}>
            {Array.from({ length: rows + 1 }, (_, row) => (
              <Bone key={row} shape="row" />
            ))}
          </div>
        </div>
        <div className={styles["pager"]}>
          <Bone width="short" />
        </div>
      </div>
    </Skeleton>
  );
}
