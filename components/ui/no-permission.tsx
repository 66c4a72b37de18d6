import type { ReactNode } from "react";
import { Callout } from "./callout";

export type NoPermissionProps = {
  /** What the person tried: "change who holds the auditor role". */
  action: string;
  /** What would allow it: "an admin". */
  needs: string;
  /** People who can grant it, by name. */
  grantors?: readonly string[] | undefined;
  /** A one-press request, where there is one. */
  request?: ReactNode;
};

export function NoPermission({ action, needs, grantors = [], request }: NoPermissionProps) {
  return (
    <Callout title={`You cannot ${action} yet`} actions={request}>
      <p>
        This needs {needs}.{" "}
        {grantors.length > 0
          ? `${listNames(grantors)} can grant it.`
          : "Ask whoever administers your organisation."}
      </p>
    </Callout>
  );
}

/** "Ana", "Ana or Ben", "Ana, Ben or Chris". */
function listNames(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(names);
}
