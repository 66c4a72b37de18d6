import type { Edit, Json, Path } from "~/server/maturity/rules/framework-edit";
import type { Fault } from "./editor-state";
import type { Choice } from "./specs";

/** What every field of the form works with. */
export type Form = {
  readonly data: Json;
  readonly faults: readonly Fault[];
  /** Evidence that a practice can name. */
  readonly checks: readonly Choice[];
  /** The text is being read; nothing is written meanwhile. */
  readonly locked: boolean;
  readonly edit: (...edits: readonly Edit[]) => void;
  /** Goes to a part of the file in the source. */
  readonly goTo: (path: Path) => void;
};

/** Names with a dot lie deeper: `source.code`. */
export const below = (base: Path, name: string): Path => [...base, ...name.split(".")];

/** The id of the field for a place in the file, so that a fault can lead there. */
export const fieldId = (path: Path): string => `edit-${path.join("-")}`;

export const faultAt = (form: Form, path: Path): string | undefined =>
  form.faults.find((fault) => fault.path === path.join("."))?.message;

/** What somebody typed as a number; what is none yet stays as it is typed and is told of. */
export function numberIn(typed: string): Json {
  const number = Number(typed);
  return typed.trim() !== "" && String(number) === typed ? number : typed;
}
