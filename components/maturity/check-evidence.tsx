import type { Outputs } from "~/server/api/trpc/root";
import { AppLink } from "../ui/app-link";
import { DefinitionList } from "../ui/definition-list";
import { Status } from "../ui/status";
import type { StatusKind } from "../ui/status-icon";
import { Time } from "../ui/time";
import styles from "./check-evidence.module.css";
import { OffenderLink } from "./offender-link";

type Check = Outputs["maturity"]["teamResult"]["practices"][number]["checks"][number];

const shapes: Record<Check["status"], StatusKind> = {
  measured: "good",
  no_population: "unknown",
  not_connected: "unknown",
  stale: "watch",
  untested: "unknown",
  error: "bad",
};

const shapeOf = ({ status, value }: Check): StatusKind => {
  if (status !== "measured" || value === null) return shapes[status];
  return value >= 1 ? "good" : value > 0 ? "watch" : "bad";
};

type CheckEvidenceProps = {
  check: Check;
  /** Of the team that was looked at. */
  slug: string;
  zone?: string | undefined;
};

/** What one check saw, and everything needed to argue with it. */
export function CheckEvidence({ check, slug, zone }: CheckEvidenceProps) {
  const facts = factsOf(check);
  return (
    <section className={styles["check"]} aria-label={check.title}>
      <p className={styles["head"]}>
        <Status status={shapeOf(check)}>{check.title}</Status>
        <span className={styles["id"]}>{check.id}</span>
        {check.role === "partial" && <span className={styles["id"]}>partial</span>}
      </p>
      <p>{check.says}</p>
      {check.asOf !== null && (
        <p className={styles["quiet"]}>
          As of <Time at={check.asOf} zone={zone} />
        </p>
      )}
      {check.offenders.length > 0 && (
        <ul className={styles["offenders"]}>
          {check.offenders.map((offender) => (
            <li key={offender.id}>
              <OffenderLink offender={offender} slug={slug} />
            </li>
          ))}
          {check.offenderCount > check.offenders.length && (
            <li>
              <AppLink href={pageOf(slug, check.id)}>All {check.offenderCount} of them</AppLink>
            </li>
          )}
        </ul>
      )}
      {facts.length > 0 && (
        <details>
          <summary>How it is measured</summary>
          <DefinitionList items={facts} />
          <p>
            <AppLink href={pageOf(slug, check.id)}>Everything {check.id} has seen</AppLink>
          </p>
        </details>
      )}
    </section>
  );
}

const pageOf = (slug: string, check: string): string => `/maturity/${slug}/evidence/${check}`;

const factsOf = ({ formula, population, window, scale, version }: Check) =>
  [
    { term: "Good when", detail: formula },
    { term: "Counted over", detail: population },
    { term: "Window", detail: window },
    { term: "Scale", detail: scale },
    { term: "Version", detail: version },
  ].flatMap(({ term, detail }) => (detail === null ? [] : [{ term, detail }]));
