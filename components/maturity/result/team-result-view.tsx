import type { Outputs } from "~/server/api/trpc/root";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { HowComputed } from "../../ui/how-computed";
import { LinkButton } from "../../ui/link-button";
import { PageHeader } from "../../ui/page-header";
import { Time } from "../../ui/time";
import { FrameworkTabs } from "../../framework-tabs";
import { levelWords } from "../words";
import { PrintButton } from "../questionnaire/print-button";
import { BreakdownTable } from "./breakdown";
import { CollectEvidence } from "./collect-evidence";
import { DownloadResult } from "./download-result";
import { ProfileFigure, TrendFigure } from "./figures";
import { HeadlineTiles } from "./headline-tiles";
import { Improvements } from "./improvements";
import { InternalBenchmark } from "./internal-benchmark";
import { Ladder } from "./ladder";
import { Milestones } from "./milestones";
import { PracticeList } from "./practice-list";
import { SaveMilestone } from "./save-milestone";
import { type Shown, shownHref } from "./shown";
import styles from "./team-result-view.module.css";
import { profileLines, trendLines } from "./figure-lines";
import { linesAbout, Working } from "./working";

type Result = Outputs["maturity"]["teamResult"];

export type TeamResultProps = {
  result: Result;
  milestones: Outputs["maturity"]["listMilestones"];
  improvements: Outputs["maturity"]["listImprovements"];
  targets: Outputs["maturity"]["teamTargets"]["targets"];
  benchmark: Outputs["maturity"]["internalBenchmark"];
  frameworks: readonly { key: string; title: string; used: boolean }[];
  shown: Shown;
  zone: string;
};

/** Where a team stands, how sure we are, what moved, and the cheapest next step. */
export function TeamResultView(props: TeamResultProps) {
  const { result, milestones, improvements, targets, benchmark, frameworks, shown, zone } = props;
  const { team, framework, gates } = result;
  const path = `/maturity/${team.slug}`;
  const hrefOf = (change: Partial<Shown>) =>
    shownHref(path, framework.key, { ...shown, ...change });
  return (
    <div className={styles["page"]}>
      <PageHeader
        crumbs={[{ label: "Maturity", href: "/maturity" }]}
        title={team.name}
        finding={findingOf(result)}
        meta={<Basis result={result} zone={zone} />}
        actions={<Actions result={result} />}
      />
      <FrameworkTabs
        frameworks={frameworks}
        current={framework.key}
        hrefOf={(key) => `${path}?framework=${key}`}
      />
      {gates.map(({ gate, message }) => (
        <Callout key={gate} tone="watch" title="A gate holds the level down">
          {message}
        </Callout>
      ))}
      <HeadlineTiles result={result} />
      <div className={styles["two"]}>
        <Card>
          <ProfileFigure result={result} targets={targets} zone={zone} />
          <HowComputed summary="How the shares are computed" lines={profileLines(result.profile)} />
        </Card>
        <Ladder
          ladder={result.ladder}
          hrefOf={(key) => `${path}?framework=${framework.key}#${key}`}
        />
      </div>
      {result.breakdown !== null && (
        <BreakdownTable breakdown={result.breakdown} rule={linesAbout(result.working, "rule")} />
      )}
      <PracticeList result={result} shown={shown} hrefOf={hrefOf} zone={zone} />
      <Improvements page={improvements} readOnly={result.readOnlyBecause !== null} zone={zone} />
      <Card>
        <TrendFigure milestones={milestones.rows} levels={framework.levels} zone={zone} />
        <HowComputed lines={trendLines(milestones.rows, zone)} />
      </Card>
      <Milestones
        page={milestones}
        compareHref={(a, b) => `${path}/compare?a=${a}&b=${b}`}
        titles={new Map(result.profile.map(({ dimension, title }) => [dimension, title]))}
        zone={zone}
      />
      <InternalBenchmark benchmark={benchmark} />
      <Working result={result} />
    </div>
  );
}

function findingOf({ headline, confidence }: Result): string {
  const said = (view: Result["headline"]["claimed"]) => levelWords(view.title, view.level);
  return `Claimed ${said(headline.claimed)}, confirmed ${said(headline.confirmed)}, proven ${said(headline.proven)}. Confidence is ${confidence.band}: ${confidence.why}`;
}

function Basis({
  result: { basis, counted, evidenceCollectedAt },
  zone,
}: {
  result: Result;
  zone: string;
}) {
  return (
    <p>
      {basis === null && "Never assessed: only evidence speaks here. "}
      {basis?.status === "open" && (
        <>
          From open answers, begun <Time at={basis.openedAt} zone={zone} style="date" /> by{" "}
          {basis.openedBy}.{" "}
        </>
      )}
      {basis?.signedOffAt && (
        <>
          From answers signed off <Time at={basis.signedOffAt} zone={zone} style="date" /> by{" "}
          {basis.signedOffBy}.{" "}
        </>
      )}
      {counted !== null && `${counted} `}
      {evidenceCollectedAt === null ? (
        "No evidence was collected yet."
      ) : (
        <>
          Evidence as of <Time at={evidenceCollectedAt} zone={zone} />.
        </>
      )}
    </p>
  );
}

function Actions({ result }: { result: Result }) {
  const { team, framework, basis, editions, readOnlyBecause } = result;
  const open = basis?.status === "open";
  return (
    <>
      <PrintButton variant="secondary" />
      <DownloadResult slug={team.slug} framework={framework.key} format="csv" />
      <DownloadResult slug={team.slug} framework={framework.key} format="yaml" />
      <LinkButton href={`/maturity/${team.slug}/roadmap?framework=${framework.key}`}>
        Roadmap
      </LinkButton>
      {editions.length > 0 && (
        <LinkButton href={`/maturity/${team.slug}/editions?framework=${framework.key}`}>
          Other edition
        </LinkButton>
      )}
      {readOnlyBecause === null && (
        <>
          <CollectEvidence slug={team.slug} />
          {basis !== null && <SaveMilestone slug={team.slug} framework={framework.key} />}
          <LinkButton
            variant="primary"
            href={
              open
                ? `/assessments/${basis.assessmentId}`
                : `/assessments/new?team=${team.slug}&framework=${framework.key}`
            }
          >
            {open ? "Continue assessment" : "Start assessment"}
          </LinkButton>
        </>
      )}
    </>
  );
}
