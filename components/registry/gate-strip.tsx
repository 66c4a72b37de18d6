import { Card } from "../ui/card";
import { Quiet } from "../ui/quiet";
import { Status } from "../ui/status";
import styles from "./registry.module.css";

/** One condition that a version has to meet before something is done with it. */
export type Gate = {
  readonly name: string;
  readonly state: "passed" | "failed" | "not evaluated";
  /** What was seen, or why nothing was. */
  readonly because: string;
};

const statusOf = { passed: "good", failed: "bad", "not evaluated": "unknown" } as const;

/** What stands between a version and its use, each with its state and the reason for it. */
export function GateStrip({ gates }: { gates: readonly Gate[] }) {
  if (gates.length === 0) {
    return (
      <Card title="Gates">
        <Quiet>
          No gate is set up: whoever may write to the registry can point an alias at this version at
          once. Each move is in the trail.
        </Quiet>
      </Card>
    );
  }
  return (
    <Card title="Gates">
      <ul className={styles["gates"]}>
        {gates.map(({ name, state, because }) => (
          <li key={name}>
            <Status status={statusOf[state]}>
              {name}: {state}
            </Status>
            <Quiet>{because}</Quiet>
          </li>
        ))}
      </ul>
    </Card>
  );
}
