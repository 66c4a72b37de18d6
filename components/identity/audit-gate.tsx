"use client";

import type { ReactNode } from "react";
import { PageHeader } from "../ui/page-header";
import { useMe } from "../use-me";
import { NeedsRole } from "./needs-role";

/** The trail tells about everybody, so only some may read it. */
export function AuditGate({ children }: { children: ReactNode }) {
  const me = useMe();
  if (me.can("audit:read")) return children;
  return (
    <>
      <PageHeader title="Audit trail" />
      <NeedsRole action="read the audit trail" roles={["admin", "auditor"]} />
    </>
  );
}
