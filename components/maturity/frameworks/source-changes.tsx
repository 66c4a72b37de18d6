import type { Outputs } from "~/server/api/trpc/root";
import { Card } from "../../ui/card";
import { Quiet } from "../../ui/quiet";
import { counted } from "../words";
import styles from "./source-changes.module.css";

type Changes = NonNullable<Outputs["maturity"]["findFrameworkDraft"]["changes"]>;
type Hunk = Changes["hunks"][number];
type Line = Hunk["lines"][number];

/** The lines of the file that went and came since the version before. Each says so in a word; the colour comes second. */
export function SourceChanges({ changes }: { changes: Changes }) {
  const { against, rewritten, added, removed, hunks, notShown } = changes;
  if (added + removed === 0) {
    return (
      <Card title="The source is unchanged">
        <Quiet>Line by line it is the file of version {against}.</Quiet>
      </Card>
    );
  }
  return (
    <Card
      title={`${counted(added, "line", "lines")} added and ${removed} removed since version ${against}`}
    >
      {rewritten && (
        <Quiet>
          The two files came in different forms, so both are compared as Cairn would write them.
        </Quiet>
      )}
      {/* Long lines are scrolled with the keyboard too. */}
      <section
        className={styles["room"]}
        aria-label={`Lines changed since version ${against}`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className={styles["table"]}>
          <thead>
            <tr>
              <th scope="col">Change</th>
              <th scope="col">Line</th>
              <th scope="col">Text</th>
            </tr>
          </thead>
          {hunks.map((hunk, index) => (
            <Block key={index} hunk={hunk} />
          ))}
        </table>
      </section>
      {notShown > 0 && (
        <Quiet>{counted(notShown, "changed line is", "changed lines are")} not shown.</Quiet>
      )}
    </Card>
  );
}

function Block({ hunk: { skipped, lines } }: { hunk: Hunk }) {
  return (
    <tbody>
      {skipped > 0 && (
        <tr>
          <td colSpan={3} className={styles["skipped"]}>
            {counted(skipped, "unchanged line", "unchanged lines")}
          </td>
        </tr>
      )}
      {lines.map((line) => (
        <tr key={`${line.kind} ${line.line}`} className={styles[line.kind]}>
          <td className={styles["word"]}>{words[line.kind]}</td>
          <td className={styles["number"]}>{line.line}</td>
          <td className={styles["text"]}>{line.text}</td>
        </tr>
      ))}
    </tbody>
  );
}

const words: Readonly<Record<Line["kind"], string>> = {
  same: "",
  added: "+ Added",
  removed: "− Removed",
};
