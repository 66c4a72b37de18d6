"use client";

import { useRouter } from "next/navigation";
import { sentenceOf } from "./problem";
import { useToast } from "./ui/toast";

/** What follows a command of one button: its words, and the page read again; or why it was refused. */
export function useSaidDone() {
  const router = useRouter();
  const show = useToast();
  return {
    /** `undo` takes it back; it says so itself. */
    done: (message: string, undo?: () => void) => {
      show({ message, tone: "good", ...(undo !== undefined && { undo: { run: undo } }) });
      router.refresh();
    },
    onError: (error: unknown) => show({ message: sentenceOf(error), tone: "bad" }),
    again: () => router.refresh(),
  };
}
