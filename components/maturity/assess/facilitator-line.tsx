"use client";

import { useMutation } from "@tanstack/react-query";
import type { Outputs } from "~/server/api/trpc/root";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Time } from "../../ui/time";
import { useSaidDone } from "./use-said-done";

type Hub = Outputs["maturity"]["findAssessment"];

type FacilitatorProps = {
  assessmentId: string;
  facilitator: NonNullable<Hub["facilitator"]>;
  canTakeOver: boolean;
  zone: string;
};

/** Who writes for the group, and the way to take over, which the other is told. */
export function FacilitatorLine(props: FacilitatorProps) {
  const { assessmentId, facilitator, canTakeOver, zone } = props;
  const trpc = useTRPC();
  const { done, onError } = useSaidDone();
  const takeOver = useMutation(
    trpc.maturity.takeOverRecording.mutationOptions({
      onSuccess: () => done("You record the answers now."),
      onError,
    }),
  );
  const action = (
    <Button
      busy={takeOver.isPending}
      busyLabel="Taking over"
      onClick={() => takeOver.mutate({ assessmentId, from: facilitator.memberId })}
    >
      Take over from {facilitator.name}
    </Button>
  );
  return (
    <Callout
      tone="info"
      title={`${facilitator.name} records the answers for the group`}
      actions={canTakeOver ? action : undefined}
    >
      Since <Time at={facilitator.since} zone={zone} />.{" "}
      {canTakeOver &&
        "If you take over, only you can write; what they type then is kept on their page and not saved."}
    </Callout>
  );
}
