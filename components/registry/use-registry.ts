"use client";

import { useRouter } from "next/navigation";
import { sentenceOf } from "../problem";
import { useToast } from "../ui/toast";

/** What every command of a model's pages does: say how it went, and have the page drawn again. */
export function useSaid() {
  const router = useRouter();
  const show = useToast();
  return {
    refused: (error: unknown) => show({ tone: "bad", message: sentenceOf(error) }),
    /** `undo` takes it back; it says so itself. */
    done: (message: string, undo?: () => void) => {
      show({ tone: "good", message, ...(undo !== undefined && { undo: { run: undo } }) });
      router.refresh();
    },
    again: () => router.refresh(),
  };
}
