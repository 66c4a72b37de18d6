"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { rememberChoice } from "./cookie";
import { themeCookie, themes, type Theme } from "./theme";
import styles from "./theme-switch.module.css";

const faces = {
  system: { label: "System", icon: <Monitor size={16} aria-hidden /> },
  light: { label: "Light", icon: <Sun size={16} aria-hidden /> },
  dark: { label: "Dark", icon: <Moon size={16} aria-hidden /> },
} satisfies Record<Theme, unknown>;

/** Changes the page at once and remembers it; the next page comes from the server in this theme. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const [chosen, setChosen] = useState(theme);
  const choose = (next: Theme) => {
    setChosen(next);
    document.documentElement.dataset["theme"] = next;
    rememberChoice(themeCookie, next);
  };
  return (
    <fieldset className={styles["switch"]}>
      <legend className={styles["legend"]}>Theme</legend>
      {themes.map((one) => (
        <label key={one} className={styles["choice"]}>
          <input
            type="radio"
            name="theme"
            value={one}
            checked={chosen === one}
            onChange={() => choose(one)}
            className={styles["radio"]}
          />
          {faces[one].icon}
          {faces[one].label}
        </label>
      ))}
    </fieldset>
  );
}
