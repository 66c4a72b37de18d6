import { AppLink } from "../../ui/app-link";
import { Callout } from "../../ui/callout";
import { Card, CardGrid } from "../../ui/card";
import { PageHeader } from "../../ui/page-header";
import { Quiet } from "../../ui/quiet";
import { Row, Rows } from "../../ui/rows";
import { Time } from "../../ui/time";
import { FrameworkTabs } from "../../framework-tabs";
import { counted } from "../words";
import styles from "./breakdown.module.css";
import {
  byWhat,
  type DualScore,
  editionsFinding,
  levelsWords,
  nameOf,
  whereWords,
} from "./editions-words";
import { HeadlineTiles } from "./headline-tiles";

/** One team under two editions: both scores beside each other, and why they differ. */
export function EditionsView({ score, zone }: { score: DualScore; zone: string }) {
  const { team, own, other, editions } = score;
  const path = `/maturity/${team.slug}/editions?framework=${encodeURIComponent(own.key)}`;
  return (
    <div className={styles["stack"]}>
      <PageHeader
        crumbs={[
          { label: "Maturity", href: "/maturity" },
          { label: team.name, href: `/maturity/${team.slug}?framework=${own.key}` },
        ]}
        title={`${own.title} and ${other.title}`}
        finding={editionsFinding(score)}
      />
      {editions.length > 1 && (
        <FrameworkTabs
          frameworks={editions.map(({ key, title }) => ({ key, title, used: true }))}
          current={other.key}
          hrefOf={(key) => `${path}&other=${encodeURIComponent(key)}`}
        />
      )}
      {[own, other].map((side) => (
        <Side key={`${side.key} ${side.version}`} side={side} slug={team.slug} />
      ))}
      <Carried score={score} />
      <Differences score={score} />
      <Again score={score} zone={zone} />
    </div>
  );
}

function Side({ side, slug }: { side: DualScore["own"]; slug: string }) {
  const { levels, blockers, headline, working } = side;
  const floor = Math.min(...levels.map(({ ordinal }) => ordinal));
  const ladder = levels.map((level) => ({ ...level, key: String(level.ordinal), summary: "" }));
  const framework = { ...side, hash: "", floor, levels: ladder };
  return (
    <section className={styles["stack"]}>
      <h2>{nameOf(side)}</h2>
      <p>
        <AppLink href={`/maturity/${slug}?framework=${encodeURIComponent(side.key)}`}>
          Result under {side.title}
        </AppLink>
      </p>
      <HeadlineTiles result={{ headline, framework, working }} />
      {blockers.length > 0 && (
        <Card
          title={`${counted(blockers.length, "practice keeps", "practices keep")} Confirmed from the next level`}
          headingLevel={3}
        >
          <Rows>
            {blockers.map(({ key, statement }) => (
              <Row key={key} title={<span>{statement}</span>} about={[key]} />
            ))}
          </Rows>
        </Card>
      )}
    </section>
  );
}

function Carried({ score: { carried, left, other } }: { score: DualScore }) {
  const went = `${counted(carried, "answer was", "answers were")} read under both.`;
  if (left.length === 0) return <Quiet>{went}</Quiet>;
  return (
    <Callout tone="info" title={`${counted(left.length, "answer stays", "answers stay")} behind`}>
      {went} {other.title} cannot read what was answered to {left.map(({ key }) => key).join(", ")}.
    </Callout>
  );
}

function Differences({ score: { differences, other } }: { score: DualScore }) {
  if (differences.length === 0)
    return <Quiet>Both ask the same practices at the same levels.</Quiet>;
  return (
    <section className={styles["stack"]}>
      <h2>Why the scores can differ</h2>
      <Quiet>“The other” is {nameOf(other)}.</Quiet>
      <CardGrid wide>
        {byWhat(differences).map(({ what, title, own }) => (
          <Card key={what} title={title} headingLevel={3}>
            <Rows>
              {own.map((one) => (
                <Row
                  key={one.practice}
                  title={<span>{one.statement}</span>}
                  about={[`${one.practice}: ${whereWords(one)}`]}
                />
              ))}
            </Rows>
          </Card>
        ))}
      </CardGrid>
    </section>
  );
}

/** Milestones never mix editions: each is scored again from what was known that day, under both. */
function Again({ score: { milestones, own, other }, zone }: { score: DualScore; zone: string }) {
  if (milestones.length === 0) return null;
  return (
    <Card title={`${counted(milestones.length, "milestone", "milestones")} scored again`}>
      <table className={styles["table"]}>
        <caption className={styles["caption"]}>
          Claimed, confirmed and proven from the inputs of that day, under {own.title} and under{" "}
          {other.title}.
        </caption>
        <thead>
          <tr>
            <th scope="col">Milestone</th>
            <th scope="col">{own.title}</th>
            <th scope="col">{other.title}</th>
          </tr>
        </thead>
        <tbody>
          {milestones.map((milestone) => (
            <tr key={milestone.id}>
              <th scope="row">
                {milestone.name}, <Time at={milestone.takenAt} zone={zone} style="date" />
              </th>
              <td>{levelsWords(milestone.own, own).join(", ")}</td>
              <td>{levelsWords(milestone.other, other).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
