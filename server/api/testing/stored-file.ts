import { Readable } from "node:stream";
import { blobStore } from "~/server/artifacts/adapters/store";
import { modelIdOfText } from "~/server/tracking/rules/run-id";
import type { Side } from "./world";

/** As a client writes it beside a model. */
export const mlmodel = `flavors:
  python_function:
    env:
      conda: conda.yaml
    loader_module: mlflow.sklearn
signature:
  inputs: '[{"type": "double", "name": "distance", "required": true}]'
  outputs: '[{"type": "double", "required": true}]'
  params: null
`;

/** Stores a file of a logged model, bytes and all; the table's owner enters the content, as an upload would. */
export async function storeFile(
  { owner, orgId, everyone }: Side,
  modelId: string,
  { path, text }: { path: string; text: string },
): Promise<{ ownerKind: "model"; ownerId: string; path: string; sha256: string }> {
  const content = Readable.from([Buffer.from(text)]);
  const { sha256, bytes } = await blobStore().put({ orgId, content, mostBytes: null });
  await owner`insert into blob (org_id, sha256, bytes, stored_at) values (${orgId}, ${sha256}, ${bytes}, now())
    on conflict do nothing`;
  const place = { ownerKind: "model" as const, ownerId: modelIdOfText(modelId) ?? "" };
  await everyone.artifacts.recordArtifact({ ...place, path, sha256 });
  return { ...place, path, sha256 };
}
