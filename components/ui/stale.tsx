import { Clock } from "lucide-react";
import styles from "./stale.module.css";

export type StaleProps = {
  /** How old the source is: "3 days". */
  age: string;
  /** What was promised: "1 day". */
  promise?: string | undefined;
};

/** Marks data that is older than its promise. Fresh data carries no mark. */
export function Stale({ age, promise }: StaleProps) {
  return (
    <span className={styles["stale"]}>
      <Clock size={14} aria-hidden />
      {age} old{promise !== undefined && `, promised within ${promise}`}
    </span>
  );
}
