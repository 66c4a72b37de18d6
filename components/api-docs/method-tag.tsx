import styles from "./method-tag.module.css";

/** Reading is quiet, writing is not; the word says which, the colour only helps. */
export function MethodTag({ method }: { method: string }) {
  return (
    <span className={styles["tag"]} data-writes={method !== "GET"}>
      {method}
    </span>
  );
}
