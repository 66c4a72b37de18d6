import { type Client, openClient, type Reply } from "./client";

/** A client with what tests of runs do all the time. */
export type RunClient = Client & {
  /** A new run in the Default experiment, or in another. */
  start(more?: Readonly<Record<string, unknown>>): Promise<string>;
  /** The run as the protocol shows it. */
  run(runId: string): Promise<Readonly<Record<string, unknown>>>;
  /** One part of it: `info`, `data`, `inputs`, `outputs`. */
  part(runId: string, name: string): Promise<Readonly<Record<string, unknown>>>;
  history(runId: string, key: string): Promise<unknown[]>;
};

const partOf = (value: unknown, name: string): Record<string, unknown> =>
  Object(Reflect.get(Object(value), name));

const listOf = ({ json }: Reply, name: string): unknown[] => {
  const list = json[name];
  return Array.isArray(list) ? list : [];
};

export async function openRunClient(): Promise<RunClient> {
  const client = await openClient();
  const run = async (runId: string) =>
    partOf((await client.get("runs/get", { run_id: runId })).json, "run");
  return {
    ...client,
    run,
    start: async (more = {}) => {
      const { json } = await client.post("runs/create", { experiment_id: "0", ...more });
      return String(partOf(partOf(json, "run"), "info")["run_id"]);
    },
    part: async (runId, name) => partOf(await run(runId), name),
    history: async (runId, metric_key) =>
      listOf(await client.get("metrics/get-history", { run_id: runId, metric_key }), "metrics"),
  };
}
