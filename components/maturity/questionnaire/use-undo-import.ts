"use client";

import { useRouter } from "next/navigation";
import { sentenceOf } from "../../problem";
import { useTRPCClient } from "../../trpc";
import { useToast } from "../../ui/toast";
import { counted } from "../words";

/** Takes an import back, says what came of it, and reads the page again; also after the page that offered it is left. */
export function useUndoImport(assessmentId: string): (importId: string) => Promise<void> {
  const client = useTRPCClient();
  const router = useRouter();
  const show = useToast();
  return async (importId) => {
    try {
      const { restored, kept } = await client.maturity.undoQuestionnaireImport.mutate({
        assessmentId,
        importId,
      });
      const stays =
        kept.length === 0
          ? ""
          : ` ${counted(kept.length, "was", "were")} changed since and ${kept.length === 1 ? "stays" : "stay"}.`;
      const back = counted(restored, "answer is", "answers are");
      show({ tone: "good", message: `${back} again what stood before the import.${stays}` });
      router.refresh();
    } catch (error) {
      show({ tone: "bad", message: sentenceOf(error) });
    }
  };
}
