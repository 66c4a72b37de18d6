"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";

/** Says on every page that some teams are invented, and takes them away in one press. */
export function DemoBanner() {
  const trpc = useTRPC();
  const me = useMe();
  const show = useToast();
  const { data } = useQuery(trpc.identity.listTeams.queryOptions({ limit: 200 }));
  const remove = useMutation(
    trpc.maturity.removeDemo.mutationOptions({
      onSuccess: ({ removed }) => show({ message: `${removed} demonstration teams are removed.` }),
      onError: (error) => show({ tone: "bad", message: sentenceOf(error) }),
    }),
  );
  const demo = data?.rows.filter(({ isDemo }) => isDemo) ?? [];
  if (demo.length === 0) return null;
  const button = (
    <Button
      size="small"
      busy={remove.isPending}
      busyLabel="Removing"
      onClick={() => remove.mutate({})}
    >
      Remove demo data
    </Button>
  );
  return (
    <Callout banner tone="info" actions={me.can("demo:manage") ? button : undefined}>
      Demo data: {new Intl.ListFormat("en-GB").format(demo.map(({ name }) => name))} are invented.
    </Callout>
  );
}
