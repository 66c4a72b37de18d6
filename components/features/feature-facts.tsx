"use client";

import { Pencil } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { AppLink } from "../ui/app-link";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { type Definition, DefinitionList } from "../ui/definition-list";
import { Quiet } from "../ui/quiet";
import { Status } from "../ui/status";
import { Time } from "../ui/time";
import { useMe } from "../use-me";
import { promiseWords, statusKind, statusWords, type WholeFeature } from "./words";

// Fetched when somebody edits.
const EditFeature = lazy(async () => ({ default: (await import("./edit-feature")).EditFeature }));

/** What people say of the feature; edited where it stands. */
export function FeatureFacts({ feature }: { feature: WholeFeature }) {
  const me = useMe();
  const [editing, setEditing] = useState(false);
  const facts = <DefinitionList items={factsOf(feature, me.zone)} />;
  return (
    <Card
      title="Facts"
      actions={
        me.can("datasets:write") &&
        !editing && (
          <Button
            size="small"
            icon={<Pencil size={14} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            Edit facts
          </Button>
        )
      }
    >
      {editing ? (
        <Suspense fallback={facts}>
          <EditFeature feature={feature} onClose={() => setEditing(false)} />
        </Suspense>
      ) : (
        facts
      )}
    </Card>
  );
}

const unsaid = (words: string) => <Quiet>{words}</Quiet>;

const factsOf = (feature: WholeFeature, zone: string): readonly Definition[] => [
  { term: "What it says", detail: feature.description || unsaid("Nobody wrote it yet") },
  { term: "About", detail: feature.entity || unsaid("Not said") },
  { term: "Type", detail: feature.valueType || unsaid("Not said") },
  {
    term: "How it is computed",
    detail: feature.definition ? <code>{feature.definition}</code> : unsaid("Not said"),
  },
  { term: "Comes from", detail: <Sources feature={feature} /> },
  { term: "Owner", detail: feature.owner?.name ?? unsaid("Nobody") },
  {
    term: "Team",
    detail:
      feature.ownerTeam === null ? (
        unsaid("None")
      ) : (
        <AppLink href={`/teams/${feature.ownerTeam.slug}`}>{feature.ownerTeam.name}</AppLink>
      ),
  },
  {
    term: "Freshness promise",
    detail:
      feature.freshMinutes === null ? unsaid("None is made") : promiseWords(feature.freshMinutes),
  },
  {
    term: "Status",
    detail: <Status status={statusKind[feature.status]}>{statusWords[feature.status]}</Status>,
  },
  { term: "Described", detail: <Time at={feature.createdAt} zone={zone} /> },
  { term: "Changed", detail: <Time at={feature.updatedAt} zone={zone} /> },
];

function Sources({ feature: { sources } }: { feature: WholeFeature }) {
  if (sources.length === 0) return unsaid("Not said");
  return (
    <ul>
      {sources.map(({ dataset, column }) => (
        <li key={`${dataset}: ${column}`}>
          {dataset}: <code>{column}</code>
        </li>
      ))}
    </ul>
  );
}
