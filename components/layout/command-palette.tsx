"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { toRoute } from "../ui/app-link";
import { Keys } from "../ui/keys";
import styles from "./command-palette.module.css";
import { onPaletteSignal } from "./open-signal";
import { PaletteList } from "./palette-list";
import { paletteGroups, type PaletteItem } from "./palette-rank";
import { readRecent, rememberRecent } from "./palette-recent";
import { useFound } from "./use-found";

export type CommandPaletteProps = {
  /** Pages and actions that are known without asking: context actions first. */
  items: readonly PaletteItem[];
  /** Asks the server. Called 120 ms after the last key; the signal ends when the text has changed. */
  search?: ((text: string, signal: AbortSignal) => Promise<readonly PaletteItem[]>) | undefined;
};

/** Ctrl or Cmd K. The box keeps the focus and walks the list by `aria-activedescendant`. */
export function CommandPalette({ items, search }: CommandPaletteProps) {
  const id = useId();
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const [recent, setRecent] = useState<readonly PaletteItem[]>([]);
  const { found, asking } = useFound(text, search);
  // It is put on the page by the first signal, so it opens with it; later signals open it again.
  useEffect(() => {
    const open = () => {
      setText("");
      setActive(0);
      setRecent(readRecent());
      if (dialog.current?.open === false) dialog.current.showModal();
    };
    open();
    return onPaletteSignal(open);
  }, []);
  const local =
    text === ""
      ? [...recent, ...items.filter((item) => !recent.some((one) => one.id === item.id))]
      : items;
  const groups = paletteGroups(text, local, found);
  const flat = groups.flatMap((group) => group.items);
  const choose = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    dialog.current?.close();
    if (item.href !== undefined) {
      rememberRecent(item);
      router.push(toRoute(item.href));
    } else item.run?.();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") choose(flat[active]);
    else if (event.key === "ArrowDown")
      setActive(flat.length === 0 ? 0 : (active + 1) % flat.length);
    else if (event.key === "ArrowUp")
      setActive(flat.length === 0 ? 0 : (active + flat.length - 1) % flat.length);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className={styles["palette"]} aria-label="Search or go to">
      <input
        className={styles["input"]}
        role="combobox"
        aria-label="Search or go to"
        aria-expanded={flat.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={flat.length > 0 ? `${id}-${active}` : undefined}
        placeholder="Search, or type > for actions"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <PaletteList id={id} groups={groups} active={active} onChoose={choose} onPoint={setActive} />
      <output className={styles["status"]}>{statusOf({ text, count: flat.length, asking })}</output>
      <div className={styles["foot"]}>
        <span>
          <Keys keys={["↑", "↓"]} /> move
        </span>
        <span>
          <Keys keys={["↵"]} /> open
        </span>
        <span>
          <Keys keys={[">"]} /> actions <Keys keys={["#"]} /> datasets <Keys keys={["@"]} /> people{" "}
          <Keys keys={["?"]} /> help
        </span>
      </div>
    </dialog>
  );
}

function statusOf({
  text,
  count,
  asking,
}: {
  text: string;
  count: number;
  asking: boolean;
}): string {
  if (asking) return "Searching";
  if (count > 0 || text === "") return "";
  return `Nothing found for “${text}”. Try fewer letters.`;
}
