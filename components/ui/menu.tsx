"use client";

import { ChevronDown } from "lucide-react";
import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button";
import buttonStyles from "./button.module.css";
import { cx } from "./cx";
import { Floating } from "./floating";
import styles from "./menu.module.css";
import { MenuRow, type MenuItem } from "./menu-row";

export type MenuProps = {
  /** Name of the button; shown unless `iconOnly`. */
  label: string;
  items: readonly MenuItem[];
  icon?: ReactNode;
  iconOnly?: boolean | undefined;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  align?: "start" | "end" | undefined;
};

/** A button with a list of actions: arrows move, Home and End jump, a letter finds, Esc closes. */
export function Menu(props: MenuProps) {
  const {
    label,
    items,
    icon,
    iconOnly = false,
    variant = "secondary",
    size,
    align = "end",
  } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const close = () => document.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.hidePopover();
  const focusFirst = (open: boolean) => {
    if (open) menuItems(document.querySelector(`#${CSS.escape(id)}`))[0]?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={cx(buttonClass(variant, size), iconOnly && buttonStyles["square"])}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={iconOnly ? label : undefined}
        title={iconOnly ? label : undefined}
        onKeyDown={openOnArrow}
      >
        {icon}
        {!iconOnly && <span className={styles["label"]}>{label}</span>}
        {!iconOnly && <ChevronDown size={16} aria-hidden />}
      </button>
      <Floating
        id={id}
        anchor={button}
        align={align}
        role="menu"
        label={label}
        onOpenChange={focusFirst}
      >
        <div role="none" onKeyDown={moveInMenu}>
          {items.map((item) => (
            <MenuRow
              key={item.kind === "separator" ? item.id : `${item.kind} ${item.label}`}
              item={item}
              onDone={close}
            />
          ))}
        </div>
      </Floating>
    </>
  );
}

function openOnArrow(event: KeyboardEvent<HTMLButtonElement>) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  event.currentTarget.click();
}

function menuItems(menu: Element | null): HTMLElement[] {
  return menu === null ? [] : [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
}

function moveInMenu(event: KeyboardEvent<HTMLDivElement>) {
  const items = menuItems(event.currentTarget);
  const at = items.findIndex((item) => item === document.activeElement);
  const to = nextIndex({ key: event.key, at, items });
  if (to === null) return;
  event.preventDefault();
  items[to]?.focus();
}

type Step = { key: string; at: number; items: readonly HTMLElement[] };

function nextIndex({ key, at, items }: Step): number | null {
  const last = items.length - 1;
  switch (key) {
    case "ArrowDown":
      return at >= last ? 0 : at + 1;
    case "ArrowUp":
      return at <= 0 ? last : at - 1;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return key.length === 1 && key !== " " ? indexOfLetter({ key, at, items }) : null;
  }
}

function indexOfLetter({ key, at, items }: Step): number | null {
  const letter = key.toLowerCase();
  const order = items.map((_, index) => (at + 1 + index) % items.length);
  const starts = (index: number) =>
    items[index]?.textContent?.trim().toLowerCase().startsWith(letter) === true;
  return order.find(starts) ?? null;
}
