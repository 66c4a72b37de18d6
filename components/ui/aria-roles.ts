/**
 * Roles that cannot be left to an HTML element here. Spread them: `<ul {...roles.listbox}>`.
 *
 * - Table parts: on a phone the rows are laid out as blocks, and Safari then forgets what `<tr>` means.
 * - Listbox, option, group: the combobox pattern keeps the focus in the text field, which `<select>` cannot.
 * - Separator: a splitter between two panes takes focus and keys, which `<hr>` does not.
 * - Switch: a native checkbox that is announced as on or off; the browser itself supplies `aria-checked`.
 */
export const roles = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
  listbox: { role: "listbox" },
  option: { role: "option" },
  group: { role: "group" },
  splitter: { role: "separator" },
  switch: { role: "switch" },
} as const;
