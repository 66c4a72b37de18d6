"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCommandForm } from "../command-form";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { useToast } from "../ui/toast";
import { chosenIn, problemsOf, textChosen, TextOrFile } from "./text-or-file";
import { versionPath } from "./words";

/** Enters a dataset from what its makers published of it. */
export function ImportCroissant({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const { mutateAsync } = useMutation(trpc.datasets.importCroissant.mutationOptions());
  const form = useCommandForm({
    read: chosenIn,
    check: problemsOf,
    send: async (chosen) => {
      const { name, version, isNew, ignored } = await mutateAsync({
        text: await textChosen(chosen),
      });
      const words = isNew ? "is entered." : "was there already.";
      show({
        tone: "good",
        message: `${name}, version ${version}, ${words}${ignoredWords(ignored)}`,
      });
      onClose();
      router.push(toRoute(versionPath(name, version)));
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="Import a Croissant description"
      description="JSON-LD, Croissant 1.0 or 1.1. What it says of the data becomes a version; the data itself stays where it is."
      action="Import it"
      busyAction="Importing"
    >
      <TextOrFile form={form} label="Description" accept=".json,.jsonld" />
    </FormDialog>
  );
}

const mostNamed = 5;

/** What nothing here reads is named, not left out in silence. */
function ignoredWords(ignored: readonly string[]): string {
  if (ignored.length === 0) return "";
  const rest = ignored.length - mostNamed;
  const more = rest > 0 ? ` and ${rest} more` : "";
  return ` Not kept: ${ignored.slice(0, mostNamed).join(", ")}${more}.`;
}
