import { Quiet } from "./quiet";
import { VisuallyHidden } from "./visually-hidden";
import styles from "./plain-table.module.css";

type TextTableProps = {
  caption: string;
  /** What the first column names. */
  name: string;
  /** What the second one holds. */
  value?: string | undefined;
  entries: readonly (readonly [string, string])[];
  none: string;
};

/** Names and their values, whole. */
export function TextTable({ caption, name, value: held = "Value", entries, none }: TextTableProps) {
  if (entries.length === 0) return <Quiet>{none}</Quiet>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it can scroll sideways, so keys must reach it
    <section className={styles["scroll"]} aria-label={caption} tabIndex={0}>
      <table className={styles["table"]}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{held}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(([key, value]) => (
            <tr key={key}>
              <th scope="row">{key}</th>
              <td className={styles["long"]}>{value === "" ? "empty" : value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
