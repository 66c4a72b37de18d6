"use client";

import { lazy, Suspense } from "react";
import { DialogButton } from "../form-dialog";

// Fetched when somebody imports, which is seldom.
const ImportCroissant = lazy(async () => ({
  default: (await import("./import-croissant")).ImportCroissant,
}));

export const ImportButton = () => (
  <DialogButton label="Import Croissant" create="croissant">
    {(close) => (
      <Suspense fallback={null}>
        <ImportCroissant onClose={close} />
      </Suspense>
    )}
  </DialogButton>
);
