/** The page that a link of MLflow's client means: it prints `/#/experiments/1/runs/…` after each run. */
export function pageOfClientLink(hash: string): string | null {
  const found = /^#\/experiments\/(\d{1,15})(?:\/runs\/([0-9a-f]{32}))?\/?$/u.exec(hash);
  if (found === null) return null;
  const [, experimentId, runId] = found;
  return `/experiments/${experimentId}${runId === undefined ? "" : `/runs/${runId}`}`;
}
