"use client";

import { lazy, Suspense, type ComponentProps } from "react";
import { DialogButton } from "../form-dialog";
import { useMe } from "../use-me";
import type { MoveAlias } from "./move-alias";

// Fetched when somebody moves one.
const Move = lazy(async () => ({ default: (await import("./move-alias")).MoveAlias }));

type AliasButtonProps = Omit<ComponentProps<typeof MoveAlias>, "onClose"> & { label: string };

/** Opens the dialog that points an alias; nothing for whom it is not. */
export function AliasButton({ label, ...move }: AliasButtonProps) {
  const me = useMe();
  if (!me.can("registry:write")) return null;
  return (
    <DialogButton label={label} size="small">
      {(close) => (
        <Suspense fallback={null}>
          <Move {...move} onClose={close} />
        </Suspense>
      )}
    </DialogButton>
  );
}
