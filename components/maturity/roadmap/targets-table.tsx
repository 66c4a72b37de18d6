import { Card } from "../../ui/card";
import { Quiet } from "../../ui/quiet";
import { counted } from "../words";
import { levelTitle, type Roadmap } from "./roadmap-words";
import { ClearTarget, EditTarget } from "./target-form";
import styles from "./targets-table.module.css";

type Target = Roadmap["targets"][number];

/** The level that makes sense in each dimension, and who or what says so. */
export function TargetsTable({ roadmap }: { roadmap: Roadmap }) {
  const { targets, framework, team, monitoringGate, readOnlyBecause } = roadmap;
  return (
    <Card title={titleOf(roadmap)}>
      <table className={styles["table"]}>
        <caption className={styles["caption"]}>
          Proposed targets follow rules T1 to T6 and M1 to M3 for the team’s situation. A higher
          level does not promise better results.
        </caption>
        <thead>
          <tr>
            <th scope="col">Dimension</th>
            <th scope="col">Target</th>
            <th scope="col">Set by</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <tr key={target.dimension}>
              <th scope="row">{target.title}</th>
              <td>
                {target.level === null ? "None yet" : levelTitle(framework.levels, target.level)}
              </td>
              <td>
                <Says target={target} levels={framework.levels} />
                {readOnlyBecause === null && (
                  <div className={styles["actions"]}>
                    <EditTarget slug={team.slug} framework={framework} target={target} />
                    {target.chosen !== null && (
                      <ClearTarget slug={team.slug} framework={framework} target={target} />
                    )}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {monitoringGate && (
        <Quiet>M3: decisions rest on the models, so they have to be watched at every level.</Quiet>
      )}
    </Card>
  );
}

function Says({ target, levels }: { target: Target; levels: Roadmap["framework"]["levels"] }) {
  const { chosen, proposed } = target;
  const rule =
    proposed === null
      ? "No rule proposes a level here."
      : `${proposed.rule}: ${levelTitle(levels, proposed.level)}. ${proposed.reason}`;
  if (chosen === null) return <p>{rule}</p>;
  return (
    <>
      <p>
        {chosen.by}: {chosen.reason}
      </p>
      <Quiet>{proposed === null ? rule : `Proposed by ${rule}`}</Quiet>
    </>
  );
}

function titleOf({ targets, framework }: Roadmap): string {
  const levels = targets.flatMap(({ level }) => (level === null ? [] : [level]));
  if (levels.length === 0) return "No target is set yet";
  const own = targets.filter(({ chosen }) => chosen !== null).length;
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const range =
    low === high
      ? `Target ${levelTitle(framework.levels, low)}`
      : `Targets from ${levelTitle(framework.levels, low)} to ${levelTitle(framework.levels, high)}`;
  return own === 0 ? range : `${range}, ${counted(own, "is", "are")} the team’s own`;
}
