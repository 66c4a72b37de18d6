"use client";

import { Upload } from "lucide-react";
import { lazy, Suspense } from "react";
import { DialogButton } from "../form-dialog";

// Fetched when somebody uploads.
const UploadDialog = lazy(async () => ({
  default: (await import("./upload-dialog")).UploadDialog,
}));

/** `name` is the dataset whose next version it is to be. */
export function UploadButton({ name }: { name?: string }) {
  return (
    <DialogButton
      label={name === undefined ? "Upload a file" : "Upload a version"}
      create="upload"
      variant="primary"
      icon={<Upload size={16} aria-hidden />}
    >
      {(close) => (
        <Suspense fallback={null}>
          <UploadDialog name={name ?? ""} onClose={close} />
        </Suspense>
      )}
    </DialogButton>
  );
}
