"use client";

import { at, type Edit, type Path } from "~/server/maturity/rules/framework-edit";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { FieldStack } from "../../ui/field";
import { Quiet } from "../../ui/quiet";
import styles from "./editor.module.css";
import type { Form } from "./form";
import { Items } from "./list-field";
import { practicesOf } from "./outline";
import { PracticePreview } from "./practice-preview";
import { freshPractice, practiceSpecs } from "./practice-specs";
import { scoringSpecs } from "./scoring-specs";
import { fieldOf, SpecField } from "./spec-field";
import {
  answerSet,
  dimension,
  freeKey,
  gate,
  type Item,
  level,
  listAt,
  root,
  source,
  type Spec,
  wordsAt,
} from "./specs";

type NodeFormProps = {
  path: Path;
  form: Form;
  /** Shows another part of the file. */
  onSelect: (path: Path) => void;
};

const titles: Readonly<Record<string, string>> = {
  levels: "Levels, from the bottom",
  answerSets: "Answer sets",
  sources: "Sources",
  gates: "Gates: what holds a level down, whatever else is met",
  scoring: "Scoring",
};

/** The part of the file that is selected in the tree, as fields. */
export function NodeForm({ path, form, onSelect }: NodeFormProps) {
  const [part, place] = path;
  const { data } = form;
  if (part === "practices" && place !== undefined)
    return <PracticeForm path={path} form={form} onSelect={onSelect} />;
  if (part === "dimensions" && place !== undefined)
    return <DimensionForm path={path} form={form} onSelect={onSelect} />;
  const item = itemOf(part, form);
  return (
    <Card title={titles[String(part)] ?? "The framework"}>
      {item === null ? (
        <Fields specs={part === "scoring" ? scoringSpecs(data) : root} path={path} form={form} />
      ) : (
        <Items item={item} path={path} form={form} field={fieldOf(form)} />
      )}
      {path.length === 0 && (
        <div className={styles["actions"]}>
          <Button
            disabled={form.locked}
            onClick={() => {
              const list = listAt(data, ["dimensions"]);
              const fresh = {
                key: freeKey(list, "dimension-"),
                title: "New dimension",
                question: "",
              };
              form.edit({ kind: "insert", path: ["dimensions", list.length], value: fresh });
              onSelect(["dimensions", list.length]);
            }}
          >
            Add a dimension
          </Button>
        </div>
      )}
    </Card>
  );
}

function itemOf(part: string | number | undefined, form: Form): Item | null {
  switch (part) {
    case "levels":
      return level;
    case "answerSets":
      return answerSet;
    case "sources":
      return source;
    case "gates":
      return gate(form.checks);
    default:
      return null;
  }
}

function Fields({ specs, path, form }: { specs: readonly Spec[]; path: Path; form: Form }) {
  return (
    <FieldStack>
      {specs.map((spec) => (
        <SpecField key={spec.name} spec={spec} base={path} form={form} />
      ))}
    </FieldStack>
  );
}

function DimensionForm({ path, form, onSelect }: NodeFormProps) {
  const { data } = form;
  const place = Number(path[1]);
  const key = wordsAt(data, [...path, "key"]);
  const own = practicesOf(data, key);
  const last = listAt(data, ["dimensions"]).length - 1;
  const add = () => {
    const end = listAt(data, ["practices"]).length;
    form.edit({ kind: "insert", path: ["practices", end], value: freshPractice(data, key) });
    onSelect(["practices", end]);
  };
  return (
    <Card title={`Dimension ${wordsAt(data, [...path, "title"])}`}>
      <Fields specs={dimension} path={path} form={form} />
      <NodeActions
        form={form}
        onAdd={add}
        add="Add a practice"
        moves={[place > 0 ? place - 1 : null, place < last ? place + 1 : null]}
        path={path}
        onSelect={onSelect}
        keeps={
          own.length > 0 ? "Remove or move its practices before you remove a dimension." : null
        }
      />
    </Card>
  );
}

function PracticeForm({ path, form, onSelect }: NodeFormProps) {
  const { data } = form;
  const place = Number(path[1]);
  const key = wordsAt(data, [...path, "dimension"]);
  const beside = practicesOf(data, key);
  const rank = beside.indexOf(place);
  const parent = listAt(data, ["dimensions"]).findIndex((one) => wordsAt(one, ["key"]) === key);
  return (
    <>
      <Card title={`Practice ${wordsAt(data, [...path, "key"])}`}>
        <Fields specs={practiceSpecs(at(data, path))} path={path} form={form} />
        <NodeActions
          form={form}
          moves={[beside[rank - 1] ?? null, beside[rank + 1] ?? null]}
          path={path}
          onSelect={onSelect}
          parent={parent < 0 ? [] : ["dimensions", parent]}
          keeps={null}
        />
      </Card>
      <PracticePreview data={data} path={path} />
    </>
  );
}

type NodeActionsProps = NodeFormProps & {
  /** Where one step up and one step down lead; null where it goes no further. */
  moves: readonly [number | null, number | null];
  /** Why it cannot be removed now. */
  keeps: string | null;
  add?: string;
  onAdd?: () => void;
  /** What is shown after it was removed. */
  parent?: Path;
};

function NodeActions(props: NodeActionsProps) {
  const { path, form, onSelect, moves, keeps, add, onAdd, parent = [] } = props;
  const [up, down] = moves;
  const move = (to: number | null) => {
    if (to === null) return;
    form.edit({ kind: "move", path, to });
    onSelect([...path.slice(0, -1), to]);
  };
  const remove = () => {
    const edit: Edit = { kind: "remove", path };
    form.edit(edit);
    onSelect(parent);
  };
  return (
    <>
      <div className={styles["actions"]}>
        {add !== undefined && (
          <Button disabled={form.locked} onClick={onAdd}>
            {add}
          </Button>
        )}
        <Button disabled={form.locked || up === null} onClick={() => move(up)}>
          Move up
        </Button>
        <Button disabled={form.locked || down === null} onClick={() => move(down)}>
          Move down
        </Button>
        <Button disabled={form.locked || keeps !== null} onClick={remove}>
          Remove
        </Button>
      </div>
      {keeps !== null && <Quiet>{keeps}</Quiet>}
    </>
  );
}
