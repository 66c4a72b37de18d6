import type { Metadata } from "next";
import { Suspense } from "react";
import { PortfolioSkeleton } from "~/components/maturity/portfolio-skeleton";
import { Portfolio } from "./portfolio-parts";

export const metadata: Metadata = { title: "Maturity" };

export default async function MaturityPage({ searchParams }: PageProps<"/maturity">) {
  const { framework } = await searchParams;
  return (
    <Suspense fallback={<PortfolioSkeleton />}>
      <Portfolio framework={typeof framework === "string" ? framework : undefined} />
    </Suspense>
  );
}
