import { AppLink } from "../../ui/app-link";
import { Card } from "../../ui/card";
import { Quiet } from "../../ui/quiet";
import { Time } from "../../ui/time";
import styles from "../result/milestones.module.css";
import { counted, percent } from "../words";
import type { SeenCheck } from "./check-view";

type Result = SeenCheck["results"]["rows"][number];

/** Everything the check has seen; results are added and never changed. */
export function CheckResults({ seen, zone }: { seen: SeenCheck; zone: string }) {
  const { rows, nextCursor, total } = seen.results;
  if (rows.length === 0) return null;
  const older = `/maturity/${seen.team.slug}/evidence/${seen.id}?cursor=${nextCursor ?? ""}`;
  return (
    <Card
      title={counted(total, "result, never changed", "results, none of them ever changed")}
      flush
    >
      {/* On a phone the table scrolls sideways, so its room takes focus and the arrows move it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles["room"]} aria-label="Results of this check" tabIndex={0}>
        <table className={styles["table"]}>
          <thead>
            <tr>
              <th scope="col">As of</th>
              <th scope="col">Good</th>
              <th scope="col">Value</th>
              <th scope="col">Version</th>
              <th scope="col">Query</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Time at={one.asOf} zone={zone} />
                </th>
                <td>{goodOf(one)}</td>
                <td>{percent(one.value)}</td>
                <td>{one.version}</td>
                <td>{hashOf(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {nextCursor !== null && (
        <p className={styles["empty"]}>
          <AppLink href={older}>Older results</AppLink>
        </p>
      )}
    </Card>
  );
}

const goodOf = ({ status, good, eligible, reason }: Result) =>
  status === "measured" ? `${good} of ${eligible}` : <Quiet>{reason}</Quiet>;

const hashOf = ({ queryHash }: Result) =>
  queryHash === "" ? "not kept" : <code>{queryHash.slice(0, 12)}</code>;
