"use client";

import { lazy, Suspense } from "react";
import { DialogButton } from "../form-dialog";
import { useMe } from "../use-me";
import type { Dataset } from "./words";

// Fetched when somebody edits, which is seldom.
const EditOrigins = lazy(async () => ({ default: (await import("./edit-origins")).EditOrigins }));

/** Opens what a dataset is made from; nothing for whom that is not. */
export function OriginsButton({ dataset }: { dataset: Dataset }) {
  const me = useMe();
  if (!me.can("datasets:write") || dataset.deletedAt !== null) return null;
  return (
    <DialogButton label="Edit origins" size="small">
      {(close) => (
        <Suspense fallback={null}>
          <EditOrigins dataset={dataset} onClose={close} />
        </Suspense>
      )}
    </DialogButton>
  );
}
