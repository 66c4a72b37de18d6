import { DomainError } from "~/server/core/errors";
import type { Version } from "../queries/version-row";

/** @throws DomainError precondition for a version that was frozen; the database would refuse it, too */
export function refuseFrozen({ name, version, frozenAt }: Version): void {
  if (frozenAt === null) return;
  throw new DomainError(
    "precondition",
    `Version ${version} of ${name} is frozen since ${frozenAt.toISOString()}: what it consists of cannot change. Register another version.`,
  );
}
