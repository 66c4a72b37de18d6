import { type Part, partsOf, proseOf } from "~/server/cards/rules/formats/lines";
import { PageStack } from "../page-stack";
import { Card } from "../ui/card";
import { Columns } from "../ui/columns";
import { Quiet } from "../ui/quiet";
import { Rows, Row } from "../ui/rows";
import { Time } from "../ui/time";
import { VisuallyHidden } from "../ui/visually-hidden";
import styles from "./cards.module.css";
import { CompletenessCard } from "./completeness-card";
import { Prose } from "./prose";
import { type Plan, sizeWords, type WholeCard } from "./words";

type CardPreviewProps = { card: WholeCard; plan: Plan; zone: string };

/** The card as its readers get it: words first, then everything that is recorded. */
export function CardPreview({ card, plan, zone }: CardPreviewProps) {
  return (
    <Columns ratio="2:1">
      <PageStack>
        {proseOf(card).map(({ key, title, text }) => (
          <Card key={key} title={title}>
            {text === null ? <Quiet>Nothing is written here yet.</Quiet> : <Prose text={text} />}
          </Card>
        ))}
        {partsOf(card)
          .filter(({ title }) => title !== "Completeness")
          .map((part) => (
            <Card key={part.title} title={part.title}>
              <PartTable part={part} />
            </Card>
          ))}
      </PageStack>
      <PageStack>
        <CompletenessCard completeness={card.completeness} />
        <Card title="Words">
          <Written prose={card.prose} zone={zone} />
        </Card>
        <Card title="Evidence bundle">
          <BundleWords plan={plan} />
        </Card>
      </PageStack>
    </Columns>
  );
}

function PartTable({ part: { title, table, none } }: { part: Part }) {
  if (table === null) return <Quiet>{none}</Quiet>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it can scroll sideways, so keys must reach it
    <section className={styles["scroll"]} aria-label={title} tabIndex={0}>
      <table className={styles["table"]}>
        <caption>
          <VisuallyHidden>{title}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {table.header.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, index) => (
            <tr key={index}>
              {cells.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Written({ prose, zone }: { prose: WholeCard["prose"]; zone: string }) {
  const { revision, writtenByName, writtenAt } = prose;
  if (writtenAt === null)
    return <Quiet>Nobody has written in this card yet; everything in it is recorded.</Quiet>;
  return (
    <Quiet>
      Revision {revision} by {writtenByName}, <Time at={writtenAt} zone={zone} />.
    </Quiet>
  );
}

/** More names than this would be a page of their own; the manifest has them all. */
const mostNamed = 5;

function BundleWords({ plan: { included, includedBytes, leftOut, notNamed } }: { plan: Plan }) {
  const left = leftOut.length + notNamed;
  return (
    <>
      <Quiet>
        A ZIP file with the card, the ML-BOM, the run with every point of its metrics, the history
        of aliases, audit entries and the SHA-256 of each file.{" "}
        {included.length === 0
          ? "It has none of the version’s own files."
          : `It has ${included.length} of the version’s own files, ${sizeWords(includedBytes)}.`}
      </Quiet>
      {left > 0 && (
        <>
          <Quiet>{left} of its files are left out:</Quiet>
          <Rows>
            {leftOut.slice(0, mostNamed).map(({ path, bytes, why }) => (
              <Row key={path} title={path} about={[`${sizeWords(bytes)}. ${why}`]} />
            ))}
          </Rows>
        </>
      )}
      <Quiet>
        <code>npx cairn bundle verify FILE.zip</code> checks it.
      </Quiet>
    </>
  );
}
