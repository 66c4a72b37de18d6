import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { FrameworkView } from "~/components/maturity/frameworks/framework-view";
import { may, orNull, serverCall } from "~/server/api/trpc/rsc";

type FrameworkPageProps = PageProps<"/frameworks/[key]">;

const frameworkOf = cache(async (key: string) => {
  const caller = await serverCall();
  return orNull(caller.maturity.findFramework({ key }));
});

export async function generateMetadata({ params }: FrameworkPageProps): Promise<Metadata> {
  return { title: (await frameworkOf((await params).key))?.title ?? "Framework" };
}

export default async function FrameworkPage({ params }: FrameworkPageProps) {
  const framework = await frameworkOf((await params).key);
  if (framework === null) notFound();
  return <FrameworkView framework={framework} manages={await may("organisation:manage")} />;
}
