"use client";

import { Pencil } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { type Definition, DefinitionList } from "../ui/definition-list";
import { Quiet } from "../ui/quiet";
import { AppLink } from "../ui/app-link";
import { Status } from "../ui/status";
import { Time } from "../ui/time";
import { useMe } from "../use-me";
import { lifecycleStatus, lifecycleWords, riskWords, type WholeModel } from "./words";

// Fetched when somebody edits.
const EditModel = lazy(async () => ({ default: (await import("./edit-model")).EditModel }));

/** Who answers for the model, what it is for, and how much depends on it; edited where it stands. */
export function ModelFacts({ model }: { model: WholeModel }) {
  const me = useMe();
  const [editing, setEditing] = useState(false);
  const writes = me.can("registry:write");
  return (
    <Card
      title="Facts"
      actions={
        writes &&
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
        <Suspense fallback={<DefinitionList items={factsOf(model, me.zone)} />}>
          <EditModel model={model} onClose={() => setEditing(false)} />
        </Suspense>
      ) : (
        <DefinitionList items={factsOf(model, me.zone)} />
      )}
    </Card>
  );
}

const unknown = (words: string) => <Quiet>{words}</Quiet>;

const factsOf = (model: WholeModel, zone: string): readonly Definition[] => [
  { term: "What it does", detail: model.description || unknown("Nobody wrote it yet") },
  { term: "Use case", detail: model.useCase || unknown("Not said") },
  { term: "Owner", detail: model.owner?.name ?? unknown("Nobody") },
  { term: "Deputy", detail: model.deputy?.name ?? unknown("Nobody") },
  {
    term: "Team",
    detail:
      model.ownerTeam === null ? (
        unknown("None")
      ) : (
        <AppLink href={`/teams/${model.ownerTeam.slug}`}>{model.ownerTeam.name}</AppLink>
      ),
  },
  {
    term: "Risk tier",
    detail: model.riskTier === null ? unknown("Not judged") : riskWords[model.riskTier],
  },
  {
    term: "Lifecycle",
    detail: (
      <Status status={lifecycleStatus[model.lifecycle]}>{lifecycleWords[model.lifecycle]}</Status>
    ),
  },
  { term: "Made", detail: <Time at={model.createdAt} zone={zone} /> },
  { term: "Changed", detail: <Time at={model.updatedAt} zone={zone} /> },
  { term: "Address", detail: <code>models:/{model.name}</code> },
];
