import type { Door } from "./door";
import { exactly } from "./door";
import { Refused } from "./problem";
import { buckets, type Traffic } from "./traffic";

/** One number under a name; counters only grow. */
export type Gauge = {
  readonly name: string;
  readonly help: string;
  readonly kind: "gauge" | "counter";
  readonly value: number;
};

export type MetricsOptions = {
  readonly traffic: Traffic;
  readonly version: string;
  /** Read anew for each answer. */
  readonly gauges: () => readonly Gauge[];
};

/**
 * `/metrics` in the OpenMetrics text format 1.0. Served to this machine only, and only without a proxy between;
 * to everybody else the page does not exist.
 */
export function metricsDoor(options: MetricsOptions): Door {
  return {
    name: "health",
    covers: exactly("/metrics"),
    methods: ["GET"],
    guard: "anyone",
    policy: "data",
    early: true,
    serve: ({ response, client }) => {
      if (!client.local) {
        throw new Refused({
          status: 404,
          code: "not-found",
          detail: "Nothing is served at /metrics.",
        });
      }
      response.setHeader(
        "content-type",
        "application/openmetrics-text; version=1.0.0; charset=utf-8",
      );
      response.end(metricsText(options));
    },
  };
}

function metricsText({ traffic, version, gauges }: MetricsOptions): string {
  const lines = [
    ...head("cairn_build", "info", "The version that runs."),
    `cairn_build_info{version=${quoted(version)},node=${quoted(process.version)}} 1`,
    ...[...processGauges(traffic), ...gauges()].flatMap(gaugeLines),
    ...requestLines(traffic),
    "# EOF",
  ];
  return `${lines.join("\n")}\n`;
}

const head = (name: string, type: string, help: string): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

const quoted = (text: string): string => JSON.stringify(text);

const gaugeLines = ({ name, help, kind, value }: Gauge): string[] => [
  ...head(name, kind, help),
  `${kind === "counter" ? `${name}_total` : name} ${value}`,
];

function processGauges(traffic: Traffic): Gauge[] {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const gauge = (name: string, help: string, value: number): Gauge => ({
    name,
    help,
    kind: "gauge",
    value,
  });
  return [
    {
      name: "process_cpu_seconds",
      help: "Processor time used.",
      kind: "counter",
      value: (user + system) / 1e6,
    },
    gauge("process_resident_memory_bytes", "Memory held.", rss),
    gauge("nodejs_heap_used_bytes", "Memory of objects in use.", heapUsed),
    gauge(
      "process_start_time_seconds",
      "Start of the process, Unix time.",
      Math.round(Date.now() / 1000 - process.uptime()),
    ),
    gauge(
      "cairn_http_requests_open",
      "Requests being answered, event streams included.",
      traffic.open,
    ),
  ];
}

const family = "cairn_http_request_duration_seconds";

function requestLines(traffic: Traffic): string[] {
  const series = traffic.observed().flatMap(({ door, statusClass, cumulative, count, seconds }) => {
    const labels = `door=${quoted(door)},status=${quoted(statusClass)}`;
    const bucketLines = cumulative.map(
      (reached, at) => `${family}_bucket{${labels},le="${buckets[at]}"} ${reached}`,
    );
    return [
      ...bucketLines,
      `${family}_bucket{${labels},le="+Inf"} ${count}`,
      `${family}_count{${labels}} ${count}`,
      `${family}_sum{${labels}} ${seconds.toFixed(6)}`,
    ];
  });
  return [
    ...head(family, "histogram", "Time from the request's headers to the end of its answer."),
    ...series,
  ];
}
