import { countOf, reasonWords } from "~/server/imports/rules/import-words";
import { Card } from "../ui/card";
import { Row, Rows } from "../ui/rows";
import type { Import } from "./words";

/** What was left out, renamed, cut or kept, counted and by name. */
export function ImportNotes({ job: { notes } }: { job: Import }) {
  return notes.map(({ reason, kind, count, names }) => (
    <Card
      key={`${reason} ${kind}`}
      title={`${reasonWords(reason)}: ${countOf(kind, count)}`}
      footer={
        count > names.length
          ? `The first ${names.length} of ${count.toLocaleString("en")} are shown.`
          : undefined
      }
    >
      <Rows>
        {names.map(({ name, became }) => (
          <Row key={`${name} ${became}`} title={name} about={aboutOf(reason, became)} />
        ))}
      </Rows>
    </Card>
  ));
}

/** What became of it, where that is a name a person can use. */
const aboutOf = (reason: string, became: string): readonly string[] =>
  became === "" || reason === "changed" || reason === "in-use" ? [] : [became];
