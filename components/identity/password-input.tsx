"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "../ui/icon-button";
import { TextInput } from "../ui/text-input";
import styles from "./auth-form.module.css";

/** A password that can be looked at while it is typed; pasting and password managers work. */
export function PasswordInput(props: Omit<ComponentProps<typeof TextInput>, "type">) {
  const [shown, setShown] = useState(false);
  return (
    <div className={styles["password"]}>
      <TextInput
        {...props}
        type={shown ? "text" : "password"}
        spellCheck={false}
        autoCapitalize="none"
      />
      <IconButton
        variant="secondary"
        label={shown ? "Hide password" : "Show password"}
        icon={shown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
        onClick={() => setShown(!shown)}
      />
    </div>
  );
}
