"use client";

import { useMutation } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { sentenceOf } from "./problem";
import { toRoute } from "./ui/app-link";
import { Button } from "./ui/button";
import { useToast } from "./ui/toast";

type DeleteButtonProps = {
  /** Sends it; answers with what is said then. */
  remove: () => Promise<string>;
  /** Takes it back, and says how that went. */
  restore: () => void;
  /** The list that it is gone from, where one is then. */
  list: string;
  label?: string;
  busyLabel?: string;
};

/** Deletes at once and offers the way back. */
export function DeleteButton(props: DeleteButtonProps) {
  const { remove, restore, list, label = "Delete", busyLabel = "Deleting" } = props;
  const router = useRouter();
  const show = useToast();
  const sent = useMutation({
    mutationFn: remove,
    onError: (error) => show({ tone: "bad", message: sentenceOf(error) }),
    onSuccess: (message) => {
      show({ message, undo: { run: restore } });
      router.push(toRoute(list));
    },
  });
  return (
    <Button
      variant="danger"
      icon={<Trash2 size={16} aria-hidden />}
      busy={sent.isPending}
      busyLabel={busyLabel}
      onClick={() => sent.mutate()}
    >
      {label}
    </Button>
  );
}
