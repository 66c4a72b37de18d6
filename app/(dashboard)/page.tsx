import type { Metadata } from "next";
import { Suspense } from "react";
import { HomeSkeleton } from "~/components/home/home-skeleton";
import { HomeView } from "~/components/home/home-view";
import { FollowClientLink } from "~/components/tracking/follow-client-link";
import { HydrateClient, prefetch, trpc } from "~/server/api/trpc/rsc";
import { Heatmap, Help, Moves } from "./home-parts";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage({ searchParams }: PageProps<"/">) {
  const wanted = (await searchParams)["framework"];
  const framework = typeof wanted === "string" ? wanted : undefined;
  prefetch(trpc.maturity.overview.queryOptions({}));
  prefetch(trpc.maturity.waitingForMe.queryOptions({}));
  prefetch(trpc.identity.findOrganisation.queryOptions({}));
  return (
    <HydrateClient>
      <FollowClientLink />
      <Suspense fallback={<HomeSkeleton />}>
        <HomeView
          framework={framework}
          heatmap={<Heatmap framework={framework} />}
          help={<Help framework={framework} />}
          moves={<Moves framework={framework} />}
        />
      </Suspense>
    </HydrateClient>
  );
}
