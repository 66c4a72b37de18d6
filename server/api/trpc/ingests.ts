/**
 * The operations that append in bulk and write no audit entry of their own, by name. A test compares this list with
 * the routers: nothing else may be of that kind.
 */
export const ingests: readonly string[] = [
  "tracking.log-metric",
  "tracking.log-param",
  "tracking.log-batch",
  "tracking.set-tag",
  "tracking.delete-tag",
  "tracking.log-inputs",
  "tracking.log-outputs",
  "tracking.record-model",
];
