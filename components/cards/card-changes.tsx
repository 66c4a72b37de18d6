import { Card } from "../ui/card";
import { Quiet } from "../ui/quiet";
import styles from "./cards.module.css";
import { type Changes, counted } from "./words";

type Section = Changes["sections"][number];
type Line = Section["hunks"][number]["lines"][number];

type CardChangesProps = { from: number; to: number; changes: Changes };

/** What became of each section between two revisions. Each line says so in a word; the colour comes second. */
export function CardChanges({ from, to, changes }: CardChangesProps) {
  const before = from === 0 ? "the empty card" : `revision ${from}`;
  const { sections } = changes;
  if (sections.length === 0) {
    return (
      <Card title={`Revision ${to} says the same as ${before}`}>
        <Quiet>No line differs.</Quiet>
      </Card>
    );
  }
  return (
    <Card
      title={`Revision ${to} against ${before}: ${counted(sections.length, "section", "sections")} changed`}
    >
      {sections.map((section) => (
        <SectionChanges key={section.title} section={section} />
      ))}
    </Card>
  );
}

function SectionChanges({ section: { title, added, removed, hunks } }: { section: Section }) {
  return (
    <section className={styles["scroll"]} aria-label={`Changes of ${title}`}>
      <h3>{title}</h3>
      <Quiet>
        {counted(added, "line", "lines")} added, {removed} removed
      </Quiet>
      <table className={styles["changes"]}>
        <thead>
          <tr>
            <th scope="col">Change</th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        {hunks.map(({ skipped, lines }, index) => (
          <tbody key={index}>
            {skipped > 0 && (
              <tr>
                <td colSpan={2} className={styles["skipped"]}>
                  {counted(skipped, "unchanged line", "unchanged lines")}
                </td>
              </tr>
            )}
            {lines.map((line, at) => (
              <tr key={at} className={styles[line.kind]}>
                <td className={styles["word"]}>{words[line.kind]}</td>
                <td className={styles["text"]}>{line.text}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

const words: Readonly<Record<Line["kind"], string>> = {
  same: "",
  added: "+ Added",
  removed: "− Removed",
};
