"use client";

import { Columns3 } from "lucide-react";
import { lazy, Suspense } from "react";
import { DialogButton } from "../form-dialog";
import type { ChooserProps } from "./choose-columns";

// Fetched when somebody chooses columns.
const ChooseColumns = lazy(async () => ({
  default: (await import("./choose-columns")).ChooseColumns,
}));

/** Which metrics, parameters and tags are columns. The choice stands in the address. */
export function ColumnChooser(props: ChooserProps) {
  return (
    <DialogButton label="Columns" icon={<Columns3 size={16} aria-hidden />}>
      {(close) => (
        <Suspense fallback={null}>
          <ChooseColumns {...props} onClose={close} />
        </Suspense>
      )}
    </DialogButton>
  );
}
