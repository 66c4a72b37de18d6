"use client";

import { useQuery } from "@tanstack/react-query";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { formatNumber } from "../ui/format-number";
import { Time } from "../ui/time";
import { useMe } from "../use-me";

/** A longer trail is only recomputed when somebody asks. */
const atOnce = 20_000;

/** Whether every entry still follows from the one before it, by recomputing the hashes. */
export function Integrity({ total }: { total: number }) {
  const trpc = useTRPC();
  const { zone } = useMe();
  const verification = useQuery(
    trpc.audit.verifyChain.queryOptions(
      {},
      { enabled: total <= atOnce, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const { data, error, isFetching, dataUpdatedAt } = verification;
  const verify = (
    <Button
      size="small"
      busy={isFetching}
      busyLabel="Verifying"
      onClick={() => void verification.refetch()}
    >
      Verify now
    </Button>
  );
  if (error !== null && data === undefined) {
    return (
      <Callout tone="watch" title="The trail could not be verified" actions={verify}>
        {sentenceOf(error)}
      </Callout>
    );
  }
  if (data === undefined) {
    return (
      <Callout title={isFetching ? "Verifying the trail" : "Not verified yet"} actions={verify}>
        Every hash from the first entry to #{formatNumber(total)} is computed again.
      </Callout>
    );
  }
  const when = <Time at={data.verifiedAt} zone={zone} now={new Date(dataUpdatedAt)} />;
  if (data.firstBad !== null) {
    return (
      <Callout
        tone="bad"
        live="alert"
        title={`The trail is broken at entry #${formatNumber(data.firstBad.seq)}`}
        actions={verify}
      >
        {data.firstBad.why}. Entries up to #{formatNumber(data.verifiedTo.seq)} are intact. Verified{" "}
        {when}.
      </Callout>
    );
  }
  return (
    <Callout
      tone="good"
      live="status"
      title={`The trail is intact up to entry #${formatNumber(data.verifiedTo.seq)}`}
      actions={verify}
    >
      Verified {when}. To notice entries cut off at the end, keep this checkpoint elsewhere:{" "}
      <code>
        {data.verifiedTo.seq}:{data.verifiedTo.hash.slice(0, 16)}…
      </code>
    </Callout>
  );
}
