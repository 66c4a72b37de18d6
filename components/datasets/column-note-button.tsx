"use client";

import { Pencil } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { IconButton } from "../ui/icon-button";
import { useMe } from "../use-me";

// Fetched when somebody describes a column.
const DescribeColumn = lazy(async () => ({
  default: (await import("./describe-column")).DescribeColumn,
}));

type ColumnNoteButtonProps = {
  dataset: string;
  column: string;
  description: string;
  noted: boolean;
};

/** Stands beside the name of a column; nothing for whom describing is not. */
export function ColumnNoteButton(props: ColumnNoteButtonProps) {
  const me = useMe();
  const [open, setOpen] = useState(false);
  if (!me.can("datasets:write")) return null;
  return (
    <>
      <IconButton
        label={`Describe ${props.column}`}
        icon={<Pencil size={14} aria-hidden />}
        size="small"
        onClick={() => setOpen(true)}
      />
      {open && (
        <Suspense fallback={null}>
          <DescribeColumn {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
