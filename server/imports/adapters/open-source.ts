import { readEnv } from "~/server/core/env";
import { unseal } from "~/server/registry/adapters/sealed";
import type { Job } from "../queries/job-row";
import { GuardedHttp, SourceProblem } from "./guarded-http";
import { mlflowSource } from "./mlflow-source";
import type { Source } from "./source";

export type Credentials = { readonly user: string; readonly secret: string };

/** What a sealed secret belongs to: it opens for this import alone. */
export const sealedFor = (importId: string): string => `import ${importId}`;

/** A token without a name is a bearer token; with one it is a password. */
const authorizationOf = ({ user, secret }: Credentials): string =>
  user === "" ? `Bearer ${secret}` : `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`;

function readCredentials(job: Job): string | null {
  if (job.sealedCredentials === null) return null;
  const text = unseal(job.sealedCredentials, sealedFor(job.id));
  if (text === null)
    throw new SourceProblem("The credentials cannot be read any more; give them again.");
  const [user = "", ...rest] = text.split("\n");
  return authorizationOf({ user, secret: rest.join("\n") });
}

/** Hosts of this network that the operator allows. */
// oxlint-disable-next-line no-restricted-properties -- tests set it after this file was loaded
export const allowedHosts = (): readonly string[] => readEnv(process.env).IMPORT_PRIVATE_HOSTS;

/** Opens what an import reads from. @throws SourceProblem */
export async function openSource(job: Job): Promise<Source> {
  const authorization = readCredentials(job);
  const http = new GuardedHttp(new URL(job.origin), { authorization }, allowedHosts());
  return Promise.resolve(mlflowSource(http, job.origin));
}
