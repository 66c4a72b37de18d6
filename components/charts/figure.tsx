import { useId, type ReactNode } from "react";
import { Empty, type EmptyProps } from "../ui/empty";
import { Stale, type StaleProps } from "../ui/stale";
import type { ChartModel } from "./chart-model";
import { tableCsv, toMarkdown } from "./chart-export";
import { DataTwin } from "./data-twin";
import { ExportMenu } from "./export-menu";
import styles from "./figure.module.css";

/** The drawings of one chart. `regular` and `narrow` are both sent; the width of the figure picks one by CSS. */
export type ChartDrawings = { regular: string; narrow: string } | { compact: string };

export type ChartFigureProps = {
  /** The pure part: title, caption, notes, table. Functions in it are not used here. */
  model: Pick<ChartModel, "name" | "title" | "caption" | "notes" | "table" | "empty">;
  drawings: ChartDrawings;
  headingLevel?: 2 | 3 | undefined;
  /** Printed under every saved picture and table: scope, filters, as-of, time zone, version, address. */
  provenance?: readonly string[] | undefined;
  stale?: StaleProps | undefined;
  /** Shown over the faint axes while there is nothing to draw. */
  whenEmpty?: Omit<EmptyProps, "headingLevel" | "ghost"> | undefined;
  /** Beside the export menu: a link, a switch. */
  actions?: ReactNode;
};

/** Needs no script to be read: title, drawing, sentence and table are all in the page. */
export function ChartFigure(props: ChartFigureProps) {
  const { model, drawings, headingLevel = 3, provenance = [], stale, whenEmpty, actions } = props;
  const id = useId();
  const Heading = headingLevel === 2 ? "h2" : "h3";
  const ghost = model.empty && whenEmpty !== undefined;
  return (
    <figure id={id} className={styles["figure"]} aria-labelledby={`${id}-title`}>
      <div className={styles["head"]}>
        <Heading id={`${id}-title`} className={styles["title"]}>
          {model.title}
        </Heading>
        {stale !== undefined && <Stale {...stale} />}
        <div className={styles["actions"]}>
          {actions}
          {!model.empty && (
            <ExportMenu
              figureId={id}
              name={model.name}
              title={model.title}
              provenance={provenance}
              csv={tableCsv(model.table, provenance)}
              markdown={toMarkdown(model.table)}
            />
          )}
        </div>
      </div>
      {ghost ? (
        <Empty
          {...whenEmpty}
          headingLevel={headingLevel === 2 ? 3 : 4}
          ghost={<Drawings drawings={drawings} />}
        />
      ) : (
        <Drawings drawings={drawings} />
      )}
      <figcaption className={styles["caption"]}>
        <p>{model.caption}</p>
        {model.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </figcaption>
      {model.table.rows.length > 0 && <DataTwin table={model.table} caption={model.title} />}
    </figure>
  );
}

function Drawings({ drawings }: { drawings: ChartDrawings }) {
  if ("compact" in drawings)
    return <Drawing svg={drawings.compact} className={styles["compact"]} />;
  return (
    <div className={styles["room"]}>
      <Drawing svg={drawings.regular} className={styles["regular"]} />
      <Drawing svg={drawings.narrow} className={styles["narrow"]} />
    </div>
  );
}

function Drawing({ svg, className }: { svg: string; className: string | undefined }) {
  // The string comes from `renderChart`, which escapes text and keeps only known elements and attributes.
  return <div className={className} dangerouslySetInnerHTML={{ __html: svg }} />;
}
