import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { artifactOwnerKinds } from "~/db/schema/artifacts";
import { runs } from "~/db/schema/tracking";
import { loggedModels } from "~/db/schema/tracking-models";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import type { ArtifactOwner } from "../rules/artifact-address";
import { artifactPathProblem } from "../rules/artifact-path";

/** Whose files; the protocol's address names the experiment too, which then has to be the right one. */
export const ownerInput = {
  ownerKind: z.enum(artifactOwnerKinds),
  /** As another server drew it, too: any 128 bits. */
  ownerId: z.guid(),
  experimentId: z.number().int().min(0).optional(),
};

/** A file's path, or a folder's. */
export const pathInput = z.string().superRefine((path, context) => {
  const problem = artifactPathProblem(path);
  if (problem !== null) context.addIssue({ code: "custom", message: problem });
});

export type OwnerInput = {
  readonly ownerKind: ArtifactOwner["kind"];
  readonly ownerId: string;
  readonly experimentId?: number | undefined;
};

type OwnerRow = {
  readonly experimentId: number;
  readonly rootUri: string;
  readonly deletedAt: Date | null;
  /** Of the run itself, or of the run that wrote the model. */
  readonly frozenAt: Date | null;
};

/** @throws DomainError not-found when there is no such run or model here. */
export async function ownerOf(work: Work, asked: OwnerInput): Promise<OwnerRow> {
  const row = asked.ownerKind === "run" ? await runRow(work, asked) : await modelRow(work, asked);
  const elsewhere = asked.experimentId !== undefined && asked.experimentId !== row?.experimentId;
  if (row !== undefined && !elsewhere) return row;
  throw new DomainError("not-found", `${nameOf(asked)} not found`);
}

/**
 * Locks the owner, so that it is neither deleted nor frozen while files change.
 * @throws DomainError precondition when it is one of the two.
 */
export async function changeableOwner(work: Work, asked: OwnerInput): Promise<OwnerRow> {
  await lock(work, asked);
  const owner = await ownerOf(work, asked);
  refuseUnchangeable(asked, owner);
  return owner;
}

/** @throws DomainError precondition when the owner is deleted or frozen. */
export function refuseUnchangeable(asked: OwnerInput, owner: OwnerRow): void {
  if (owner.deletedAt !== null) {
    const detail = `${nameOf(asked)} must be in the 'active' state. Current state is deleted. Restore it first.`;
    throw new DomainError("precondition", detail);
  }
  if (owner.frozenAt !== null) {
    const detail = `${nameOf(asked)} is frozen: a request for approval stands on it, so its files stay as they are.`;
    throw new DomainError("precondition", detail);
  }
}

/** As the protocol writes ids. */
const nameOf = ({ ownerKind, ownerId }: OwnerInput): string => {
  const hex = ownerId.replaceAll("-", "");
  return ownerKind === "run" ? `Run '${hex}'` : `Logged model 'm-${hex}'`;
};

async function runRow({ db, orgId }: Work, { ownerId }: OwnerInput): Promise<OwnerRow | undefined> {
  const [row] = await db
    .select({
      experimentId: runs.experimentId,
      rootUri: runs.artifactUri,
      deletedAt: runs.deletedAt,
      frozenAt: runs.frozenAt,
    })
    .from(runs)
    .where(and(eq(runs.orgId, orgId), eq(runs.id, ownerId)));
  return row;
}

async function modelRow({ db, orgId }: Work, { ownerId }: OwnerInput) {
  const [row] = await db
    .select({
      experimentId: loggedModels.experimentId,
      rootUri: loggedModels.artifactUri,
      deletedAt: loggedModels.deletedAt,
      frozenAt: runs.frozenAt,
    })
    .from(loggedModels)
    .leftJoin(runs, and(eq(runs.orgId, loggedModels.orgId), eq(runs.id, loggedModels.sourceRunId)))
    .where(and(eq(loggedModels.orgId, orgId), eq(loggedModels.id, ownerId)));
  return row;
}

async function lock({ db, orgId }: Work, { ownerKind, ownerId }: OwnerInput): Promise<void> {
  const owners = ownerKind === "run" ? runs : loggedModels;
  await db
    .select({ id: owners.id })
    .from(owners)
    .where(and(eq(owners.orgId, orgId), eq(owners.id, ownerId)))
    .for("key share");
}
