"use client";

import { AppLink } from "../ui/app-link";
import { useHydrated } from "../use-hydrated";
import { Snippet } from "../ui/snippet";

/** The lines that make a training script report here; nothing else in it changes. */
export function ConnectScript({ experiment }: { experiment?: string | undefined }) {
  // The server does not know by which of its names the reader came.
  const origin = useHydrated() ? location.origin : "";
  const lines = [
    "import os",
    `os.environ["MLFLOW_TRACKING_URI"] = "${origin}"`,
    'os.environ["MLFLOW_TRACKING_TOKEN"] = "paste your token"',
    ...(experiment === undefined
      ? []
      : [`os.environ["MLFLOW_EXPERIMENT_NAME"] = ${JSON.stringify(experiment)}`]),
  ];
  return (
    <>
      <p>
        Put these lines first in a script that uses MLflow. It needs no other change: its runs
        appear here as they are logged.
      </p>
      <Snippet code={lines.join("\n")} what="lines for the script" />
      <p>
        <AppLink href="/settings/tokens?create=token">Make a token</AppLink> with the scopes{" "}
        <code>tracking:read</code> and <code>tracking:write</code>. It is shown once.
      </p>
    </>
  );
}
