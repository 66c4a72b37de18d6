"use client";

import { at, isList, isObject, type Json, type Path } from "~/server/maturity/rules/framework-edit";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Quiet } from "../../ui/quiet";
import { Select } from "../../ui/select";
import styles from "./editor.module.css";
import { faultAt, fieldId, type Form } from "./form";
import { PickMany } from "./pick-many";

const ways = [
  ["self_only", "Only a reviewed document can show it"],
  ["allOf", "All of these checks show it"],
  ["anyOf", "Any of these checks shows it"],
  ["partial", "These checks see about half of it"],
] as const;

type Way = (typeof ways)[number][0];

const isWay = (value: string): value is Way => ways.some(([way]) => way === value);

/** How the file says it now; null for forms that only the source shows. */
function wayOf(evidence: Json | undefined): Way | null {
  if (evidence === "self_only") return evidence;
  if (!isObject(evidence)) return null;
  const names = Object.keys(evidence);
  const [name] = names;
  return names.length === 1 && name !== undefined && isWay(name) ? name : null;
}

const checksIn = (evidence: Json | undefined): string[] => {
  const lists = isObject(evidence) ? Object.values(evidence) : [];
  return lists.flatMap((list) =>
    isList(list) ? list.filter((one) => typeof one === "string") : [],
  );
};

type EvidenceFieldProps = { label: string; path: Path; form: Form };

/** Which checks show that a practice is in place. */
export function EvidenceField({ label, path, form }: EvidenceFieldProps) {
  const evidence = at(form.data, path);
  const way = wayOf(evidence);
  const checks = checksIn(evidence);
  const say = (next: Way, of: readonly string[]) =>
    form.edit({ kind: "set", path, value: next === "self_only" ? next : { [next]: of } });
  return (
    <div className={styles["many"]}>
      <Field id={fieldId(path)} label={label} error={faultAt(form, path)}>
        {(control) => (
          <Select
            {...control}
            disabled={form.locked}
            value={way ?? ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              if (isWay(value)) say(value, checks);
            }}
          >
            {way === null && <option value="">In another form, see the source</option>}
            {ways.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {way === null && (
        <Quiet>
          It has steps or several lists.{" "}
          <Button size="small" onClick={() => form.goTo(path.slice(0, -1))}>
            Go to it in the source
          </Button>
        </Quiet>
      )}
      {way !== null && way !== "self_only" && (
        <PickMany
          id={fieldId([...path, way])}
          label="Checks"
          error={faultAt(form, [...path, way])}
          locked={form.locked}
          choices={form.checks}
          chosen={checks}
          onChange={(next) => say(way, next)}
        />
      )}
    </div>
  );
}
