import { join } from "node:path";
import { database, eventBus } from "~/db/client";
import { artifactDoors } from "~/server/api/artifacts/door";
import { datasetDoor } from "~/server/api/datasets/door";
import { cardDoors } from "~/server/api/cards/door";
import { documentDoors } from "~/server/api/documents/door";
import { Events } from "~/server/api/events/door";
import { importFileDoor } from "~/server/api/imports/door";
import { mlflowArtifactDoor } from "~/server/api/mlflow/artifact-door";
import { mlflowDoor } from "~/server/api/mlflow/door";
import { mlflowEndpoints } from "~/server/api/mlflow/endpoints";
import { mlflowLinkDoor } from "~/server/api/mlflow/link-door";
import { mlflowPlainDoor } from "~/server/api/mlflow/plain-door";
import { openApiDoors } from "~/server/api/openapi/door";
import { endpoints } from "~/server/api/rest/catalogue";
import { restDoor } from "~/server/api/rest/door";
import type { Door } from "~/server/http/door";
import { healthDoors } from "~/server/http/health";
import type { LoopLag } from "~/server/http/lag";
import { type Gauge, metricsDoor } from "~/server/http/metrics";
import type { Traffic } from "~/server/http/traffic";
import { checksOf } from "./checks";
import type { Pages } from "./pages";

/** What changes while the process lives. `closed` is null while it can be used. */
export type State = { closed: string | null; port: number; migrations: number };

type Parts = {
  readonly state: State;
  readonly lag: LoopLag;
  readonly traffic: Traffic;
  readonly dataDir: string;
  readonly version: string;
  /** Null in a process that does work only: it answers probes and nothing else. */
  readonly pages: Pages | null;
};

/** Bundled beside this program (`server/bin/bundle.mjs`). */
const profileProgram = new URL("./datasets/adapters/profile-worker.mjs", import.meta.url);

/** Every entrance of this process, in the order in which they are tried. */
export function openDoors({ state, lag, traffic, dataDir, version, pages }: Parts) {
  const events = new Events();
  const gauges = (): Gauge[] => [
    ...(state.migrations === 0 ? [] : databaseGauges()),
    gauge("cairn_event_streams", "Open pages that are told of changes.", events.size),
    gauge("cairn_event_loop_lag_seconds", "Longest hold-up of the last seconds.", lag.worst()),
  ];
  const list: Door[] = [
    ...healthDoors({ lag, closed: () => state.closed, checks: checksOf(state, dataDir) }),
    metricsDoor({ traffic, version, gauges }),
  ];
  if (pages !== null) {
    list.push(
      ...openApiDoors(endpoints, version),
      ...documentDoors(),
      ...artifactDoors(),
      datasetDoor({ folder: join(dataDir, "artifacts", "incoming"), program: profileProgram }),
      ...cardDoors(),
      importFileDoor(),
      restDoor(endpoints),
      mlflowArtifactDoor(),
      mlflowLinkDoor(),
      mlflowPlainDoor(),
      mlflowDoor(mlflowEndpoints),
      events.door(),
      ...pages.doors,
    );
  }
  return { list, close: () => events.close() };
}

const gauge = (name: string, help: string, value: number): Gauge => ({
  name,
  help,
  kind: "gauge",
  value,
});

function databaseGauges(): Gauge[] {
  const { size, busy, waiting, lost } = database().stats();
  return [
    gauge("cairn_database_connections", "Connections to the database.", size),
    gauge("cairn_database_connections_busy", "Connections with work on them.", busy),
    gauge("cairn_database_waiting", "Units of work that wait for a connection.", waiting),
    {
      ...gauge("cairn_database_connections_lost", "Connections lost since the start.", lost),
      kind: "counter",
    },
    gauge(
      "cairn_events_connected",
      "Whether announcements of other processes arrive.",
      eventBus()?.connected() ? 1 : 0,
    ),
  ];
}
