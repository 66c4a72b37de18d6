"use client";

import { useMutation } from "@tanstack/react-query";
import { DeleteButton } from "../delete-button";
import { PageStack } from "../page-stack";
import { useTRPC } from "../trpc";
import { formatCount } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import { useMe } from "../use-me";
import { useSaidDone } from "../use-said-done";
import { Consumers } from "./consumers";
import { FeatureFacts } from "./feature-facts";
import { WhereSeen } from "./where-seen";
import type { WholeFeature } from "./words";

/** Can I use this again, and who breaks when I change it? */
export function FeatureView({ feature }: { feature: WholeFeature }) {
  const me = useMe();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Features", href: "/features" }]}
        title={feature.name}
        finding={findingOf(feature)}
        actions={me.can("datasets:write") ? <RemoveFeature feature={feature} /> : undefined}
      />
      <PageStack>
        <WhereSeen feature={feature} />
        <FeatureFacts feature={feature} />
        <Consumers feature={feature} />
      </PageStack>
    </>
  );
}

function findingOf({ models, modelsInUse, skewed }: WholeFeature): string {
  if (models === 0) return "No model reads it.";
  const read = `Read by ${formatCount(models, "model")}, ${modelsInUse} of them in use.`;
  return skewed ? `${read} Used in serving and never seen in training.` : read;
}

/** Takes it out of the catalogue; everything that was said of it can be put back. */
function RemoveFeature({ feature }: { feature: WholeFeature }) {
  const trpc = useTRPC();
  const { done, onError } = useSaidDone();
  const define = useMutation(
    trpc.features.defineFeature.mutationOptions({
      onError,
      onSuccess: ({ name }) => done(`${name} is back.`),
    }),
  );
  const { mutateAsync } = useMutation(trpc.features.removeFeature.mutationOptions());
  return (
    <DeleteButton
      remove={async () => {
        const { name } = await mutateAsync({ name: feature.name });
        return `${name} is taken out of the catalogue.`;
      }}
      restore={() => define.mutate(saidOf(feature))}
      list="/features"
      label="Remove"
      busyLabel="Removing"
    />
  );
}

/** All that people said of it, as it is said anew. */
const saidOf = (feature: WholeFeature) => ({
  name: feature.name,
  entity: feature.entity,
  valueType: feature.valueType,
  description: feature.description,
  definition: feature.definition,
  status: feature.status,
  ownerTeamId: feature.ownerTeam?.id ?? null,
  ownerMemberId: feature.owner?.id ?? null,
  freshMinutes: feature.freshMinutes,
  saidInTraining: feature.saidInTraining,
  saidInServing: feature.saidInServing,
  sources: feature.sources,
});
