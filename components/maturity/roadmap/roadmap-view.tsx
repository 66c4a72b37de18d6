import { PageStack } from "../../page-stack";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { Columns } from "../../ui/columns";
import { Empty } from "../../ui/empty";
import { LinkButton } from "../../ui/link-button";
import { PageHeader } from "../../ui/page-header";
import { Quiet } from "../../ui/quiet";
import { FrameworkTabs } from "../../framework-tabs";
import { BudgetCard } from "./budget-card";
import { DownloadRoadmap } from "./download-roadmap";
import { PlanGroups } from "./plan-groups";
import { findingOf, promiseOf, type Roadmap } from "./roadmap-words";
import { SituationCard } from "./situation-card";
import { EditSituation } from "./situation-form";
import { TargetsTable } from "./targets-table";

export type RoadmapViewProps = {
  roadmap: Roadmap;
  frameworks: readonly { key: string; title: string; used: boolean }[];
  zone: string;
};

/** What is missing for the targets of a team: in which order, until when, for how much. */
export function RoadmapView({ roadmap, frameworks, zone }: RoadmapViewProps) {
  const { team, framework, readOnlyBecause, context } = roadmap;
  const path = `/maturity/${team.slug}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Maturity", href: "/maturity" },
          { label: team.name, href: `${path}?framework=${framework.key}` },
        ]}
        title="Roadmap"
        finding={findingOf(roadmap)}
        actions={
          <>
            <DownloadRoadmap roadmap={roadmap} />
            <LinkButton href={`${path}?framework=${framework.key}`}>Result</LinkButton>
          </>
        }
      />
      <PageStack>
        <FrameworkTabs
          frameworks={frameworks}
          current={framework.key}
          hrefOf={(key) => `${path}/roadmap?framework=${key}`}
        />
        {readOnlyBecause !== null && (
          <Callout title="You can read this plan">{readOnlyBecause}</Callout>
        )}
        {context === null ? (
          <NoSituation roadmap={roadmap} />
        ) : (
          <Columns ratio="3:2">
            <TargetsTable roadmap={roadmap} />
            <PageStack>
              <BudgetCard roadmap={roadmap} />
              <SituationCard roadmap={roadmap} context={context} zone={zone} />
            </PageStack>
          </Columns>
        )}
        {context !== null && <Plan roadmap={roadmap} />}
      </PageStack>
    </>
  );
}

function NoSituation({ roadmap }: { roadmap: Roadmap }) {
  const { team, currency, readOnlyBecause } = roadmap;
  return (
    <Card>
      <Empty
        title="What is this team’s situation?"
        action={
          readOnlyBecause === null && (
            <EditSituation slug={team.slug} currency={currency} context={null} />
          )
        }
      >
        How many models run, how often they change and what rests on them decides which level makes
        sense. Targets and the plan appear here once somebody of the team has said it.
      </Empty>
    </Card>
  );
}

function Plan({ roadmap }: { roadmap: Roadmap }) {
  const { plan, parked, targets } = roadmap;
  if (targets.every(({ level }) => level === null)) {
    return (
      <Card>
        <Empty title="Set a target to get a plan">
          The rules for a team’s situation speak in the five levels only. Set a level above, with a
          reason, and what is missing for it appears here.
        </Empty>
      </Card>
    );
  }
  if (plan.length === 0 && parked.length === 0 && roadmap.finished.length === 0) {
    return (
      <Card>
        <Empty title="Nothing is missing">
          Every target is met in Confirmed. When evidence or a target changes, the work appears
          here.
        </Empty>
      </Card>
    );
  }
  const promise = promiseOf(roadmap);
  return (
    <>
      {promise !== "" && <Quiet>{promise}</Quiet>}
      <PlanGroups roadmap={roadmap} />
    </>
  );
}
