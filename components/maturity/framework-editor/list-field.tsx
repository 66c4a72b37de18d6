"use client";

import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import type { Path } from "~/server/maturity/rules/framework-edit";
import { Button } from "../../ui/button";
import { FieldStack } from "../../ui/field";
import { IconButton } from "../../ui/icon-button";
import styles from "./editor.module.css";
import { below, faultAt, fieldId, type Form } from "./form";
import { type Item, listAt, type Spec, wordsAt } from "./specs";

/** Draws one field; lists hold fields and fields may be lists. */
type DrawField = (spec: Spec, base: Path) => ReactNode;

type ListFieldProps = {
  spec: Extract<Spec, { as: "list" }>;
  base: Path;
  form: Form;
  field: DrawField;
};

/** A list inside a form. */
export function ListField({ spec, base, form, field }: ListFieldProps) {
  return (
    <fieldset className={styles["inner"]}>
      <legend>{spec.label}</legend>
      <Items item={spec.item} path={below(base, spec.name)} form={form} field={field} />
    </fieldset>
  );
}

type ItemsProps = { item: Item; path: Path; form: Form; field: DrawField };

/** Everything in a list of the file, each with its fields, to be changed, moved, removed and added to. */
export function Items({ item, path, form, field }: ItemsProps) {
  const list = listAt(form.data, path);
  const error = faultAt(form, path);
  return (
    <div className={styles["items"]} id={fieldId(path)} tabIndex={-1}>
      {error !== undefined && <p className={styles["fault"]}>{error}</p>}
      {list.map((_, index) => (
        <ItemFields key={index} item={item} path={[...path, index]} form={form} field={field} />
      ))}
      <div>
        <Button
          icon={<Plus size={16} aria-hidden />}
          disabled={form.locked}
          onClick={() =>
            form.edit({
              kind: "insert",
              path: [...path, list.length],
              value: item.fresh(form.data),
            })
          }
        >
          Add {/^[aeiou]/.test(item.one) ? "an" : "a"} {item.one}
        </Button>
      </div>
    </div>
  );
}

function ItemFields({ item, path, form, field }: ItemsProps) {
  const place = Number(path.at(-1));
  const last = listAt(form.data, path.slice(0, -1)).length - 1;
  const key = wordsAt(form.data, [...path, "key"]) || wordsAt(form.data, [...path, "title"]);
  const name = key === "" ? `${item.one} ${place + 1}` : `${item.one} ${key}`;
  const move = (to: number) => form.edit({ kind: "move", path, to });
  return (
    <fieldset className={styles["item"]}>
      <legend>{name}</legend>
      <div className={styles["itemActions"]}>
        <IconButton
          label={`Move ${name} up`}
          icon={<ArrowUp size={16} aria-hidden />}
          disabled={form.locked || place === 0}
          onClick={() => move(place - 1)}
        />
        <IconButton
          label={`Move ${name} down`}
          icon={<ArrowDown size={16} aria-hidden />}
          disabled={form.locked || place === last}
          onClick={() => move(place + 1)}
        />
        <IconButton
          label={`Remove ${name}`}
          icon={<Trash2 size={16} aria-hidden />}
          disabled={form.locked}
          onClick={() => form.edit({ kind: "remove", path })}
        />
      </div>
      <FieldStack>
        {item.specs.map((spec) => (
          <Fragment key={spec.name}>{field(spec, path)}</Fragment>
        ))}
      </FieldStack>
    </fieldset>
  );
}
