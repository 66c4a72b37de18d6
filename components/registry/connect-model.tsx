"use client";

import { AppLink } from "../ui/app-link";
import { Snippet } from "../ui/snippet";
import { useHydrated } from "../use-hydrated";

/** The lines that register a version here. */
export function ConnectModel({ name }: { name?: string | undefined }) {
  // The server does not know by which of its names the reader came.
  const origin = useHydrated() ? location.origin : "";
  const lines = [
    "import os, mlflow",
    `os.environ["MLFLOW_TRACKING_URI"] = "${origin}"`,
    'os.environ["MLFLOW_TRACKING_TOKEN"] = "paste your token"',
    "with mlflow.start_run():",
    "    mlflow.sklearn.log_model(",
    "        model,",
    '        name="model",',
    "        signature=mlflow.models.infer_signature(inputs, model.predict(inputs)),",
    `        registered_model_name=${JSON.stringify(name ?? "my-model")},`,
    "    )",
  ];
  return (
    <>
      <p>
        A script that uses MLflow registers a version with the model it logs. Any flavor does; the
        signature is one of the facts that make a version rebuildable.
      </p>
      <Snippet code={lines.join("\n")} what="lines that register a version" />
      <p>
        <AppLink href="/settings/tokens?create=token">Make a token</AppLink> with the scopes{" "}
        <code>tracking:write</code> and <code>registry:write</code>. It is shown once.
      </p>
    </>
  );
}
