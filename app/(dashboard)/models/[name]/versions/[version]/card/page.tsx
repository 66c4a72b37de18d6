import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CardBody } from "~/components/cards/card-body";
import { CardView, cardTabs } from "~/components/cards/card-view";
import { cardOf, placeOf } from "./card-of";

type CardPageProps = PageProps<"/models/[name]/versions/[version]/card">;

export async function generateMetadata({ params }: CardPageProps): Promise<Metadata> {
  const { name, version } = await placeOf(params);
  return { title: `Card of ${name}, version ${version}` };
}

export default async function CardPage({ params, searchParams }: CardPageProps) {
  const search = await searchParams;
  const tab = cardTabs.find((one) => one === search["tab"]) ?? "preview";
  const found = await cardOf(params, search);
  if (found === null) notFound();
  return (
    <CardView card={found.card} tab={tab} revisions={found.revisions.total}>
      <CardBody tab={tab} {...found} />
    </CardView>
  );
}
