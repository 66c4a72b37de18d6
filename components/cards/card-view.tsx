import type { ReactNode } from "react";
import { completenessWords } from "~/server/cards/rules/completeness";
import { PageStack, PageTabs } from "../page-stack";
import { PageHeader } from "../ui/page-header";
import { Tabs } from "../ui/tabs";
import { ExportMenu } from "./export-menu";
import { cardPath, placeOf, versionPath, type WholeCard } from "./words";

export const cardTabs = ["preview", "edit", "history"] as const;
export type CardTab = (typeof cardTabs)[number];

const labels: Readonly<Record<CardTab, string>> = {
  preview: "Preview",
  edit: "Edit",
  history: "History",
};

type CardViewProps = { card: WholeCard; tab: CardTab; revisions: number; children: ReactNode };

/** Head and tabs of a card; each tab has its own address. */
export function CardView({ card, tab, revisions, children }: CardViewProps) {
  const place = placeOf(card);
  const path = cardPath(place);
  return (
    <>
      <PageHeader
        title={`Card of ${place.name}, version ${place.version}`}
        crumbs={[
          { label: "Models", href: "/models" },
          { label: place.name, href: `/models/${encodeURIComponent(place.name)}` },
          { label: `Version ${place.version}`, href: versionPath(place) },
        ]}
        finding={completenessWords(card.completeness)}
        actions={<ExportMenu place={place} />}
      />
      <PageTabs>
        <Tabs
          label="Parts of the card"
          tabs={cardTabs.map((one) => ({
            href: one === "preview" ? path : `${path}?tab=${one}`,
            label: labels[one],
            current: one === tab,
            ...(one === "history" ? { count: revisions } : {}),
          }))}
        />
      </PageTabs>
      <PageStack>{children}</PageStack>
    </>
  );
}
