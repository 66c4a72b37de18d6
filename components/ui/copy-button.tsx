"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button, type ButtonSize, type ButtonVariant } from "./button";
import { VisuallyHidden } from "./visually-hidden";

type CopyState = "idle" | "copied" | "refused";

type CopyButtonProps = {
  text: string;
  /** What is copied, for the name of the button: "error id". */
  what: string;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
};

const words: Record<CopyState, string> = {
  idle: "Copy",
  copied: "Copied",
  refused: "Select and copy by hand",
};

export function CopyButton({
  text,
  what,
  variant = "secondary",
  size = "default",
}: CopyButtonProps) {
  const [state, setState] = useState<CopyState>("idle");
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("refused"),
    );
  };
  const icon =
    state === "copied" ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />;
  return (
    <>
      <Button
        variant={variant}
        size={size}
        icon={icon}
        onClick={copy}
        onBlur={() => setState("idle")}
      >
        {words[state]}
        <VisuallyHidden> {what}</VisuallyHidden>
      </Button>
      <output>
        <VisuallyHidden>{state === "idle" ? "" : `${what}: ${words[state]}`}</VisuallyHidden>
      </output>
    </>
  );
}
