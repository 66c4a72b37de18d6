"use client";

import { useMutation } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { PageStack } from "../page-stack";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { formatCount } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";
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
  const router = useRouter();
  const show = useToast();
  const failed = { onError: (error: unknown) => show({ tone: "bad", message: sentenceOf(error) }) };
  const define = useMutation(
    trpc.features.defineFeature.mutationOptions({
      ...failed,
      onSuccess: ({ name }) => {
        show({ tone: "good", message: `${name} is back.` });
        router.refresh();
      },
    }),
  );
  const remove = useMutation(
    trpc.features.removeFeature.mutationOptions({
      ...failed,
      onSuccess: ({ name }) => {
        show({
          message: `${name} is taken out of the catalogue.`,
          undo: { run: () => define.mutate(saidOf(feature)) },
        });
        router.push(toRoute("/features"));
      },
    }),
  );
  return (
    <Button
      variant="danger"
      icon={<Trash2 size={16} aria-hidden />}
      busy={remove.isPending}
      busyLabel="Removing"
      onClick={() => remove.mutate({ name: feature.name })}
    >
      Remove
    </Button>
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
