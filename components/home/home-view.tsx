"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { PageStack } from "../page-stack";
import { frameworkInView, usesOf } from "../framework-in-view";
import { FrameworkTabs } from "../framework-tabs";
import { useTRPC } from "../trpc";
import { Card } from "../ui/card";
import { Columns } from "../ui/columns";
import { PageHeader } from "../ui/page-header";
import { Bone, Skeleton } from "../ui/skeleton";
import { useMe } from "../use-me";
import { useWaiting } from "../use-waiting";
import { WaitingList } from "../waiting-list";
import { FirstSteps } from "./first-steps";
import { RefreshWhenChanged } from "./refresh-when-changed";
import { sentenceOfTheDay } from "./sentence";
import { HomeTiles } from "./tiles";

type HomeViewProps = {
  /** Key of the framework in view; the first one when the address names none. */
  framework: string | undefined;
  /** Drawn on the server: the heatmap and where help pays most. */
  heatmap: ReactNode;
  help: ReactNode;
  moves: ReactNode;
};

/** What a manager wants to know first: where the organisation stands, and what needs somebody. */
export function HomeView({ framework, heatmap, help, moves }: HomeViewProps) {
  const trpc = useTRPC();
  const me = useMe();
  const waiting = useWaiting();
  const { data: overview } = useSuspenseQuery(trpc.maturity.overview.queryOptions({}));
  const counts = frameworkInView(overview.frameworks, framework);
  return (
    <>
      <PageHeader
        title={me.organisation.name}
        finding={
          counts === undefined ? "No framework is published here yet." : sentenceOfTheDay(counts)
        }
      />
      <PageStack>
        <FirstSteps overview={overview} />
        {counts !== undefined && (
          <>
            <FrameworkTabs
              frameworks={overview.frameworks.map((one) => ({ ...one, used: usesOf(one) > 0 }))}
              current={counts.key}
              hrefOf={(key) => `/?framework=${encodeURIComponent(key)}`}
            />
            <HomeTiles counts={counts} waiting={waiting} />
          </>
        )}
        <Columns ratio="3:2">
          <Card title="Where help pays most">
            <Suspense
              fallback={
                <Skeleton awaiting="the list">
                  <Bone shape="chart-compact" />
                </Skeleton>
              }
            >
              {help}
            </Suspense>
          </Card>
          <Card title="What needs you now">
            <WaitingList waiting={waiting} />
          </Card>
        </Columns>
        <Card>
          <Suspense
            fallback={
              <Skeleton awaiting="the heatmap">
                <Bone shape="chart" />
              </Skeleton>
            }
          >
            {heatmap}
          </Suspense>
        </Card>
        <Card title="What changed">
          <Suspense
            fallback={
              <Skeleton awaiting="what changed">
                <Bone shape="row" />
              </Skeleton>
            }
          >
            {moves}
          </Suspense>
        </Card>
      </PageStack>
      <RefreshWhenChanged />
    </>
  );
}
