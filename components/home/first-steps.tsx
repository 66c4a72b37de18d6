"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import type { Outputs } from "~/server/api/trpc/root";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { LinkButton } from "../ui/link-button";
import { Row, Rows } from "../ui/rows";
import { Status } from "../ui/status";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";

type Step = {
  readonly title: string;
  readonly detail: string;
  readonly done: boolean;
  readonly href: string;
  readonly verb: string;
};

type FirstStepsProps = { overview: Outputs["maturity"]["overview"] };

/** What a fresh organisation does first, in any order. It goes away when everything is done. */
export function FirstSteps({ overview }: FirstStepsProps) {
  const trpc = useTRPC();
  const me = useMe();
  const { data: organisation } = useSuspenseQuery(trpc.identity.findOrganisation.queryOptions({}));
  if (!me.can("teams:manage")) return null;
  const steps = stepsFor(organisation, overview);
  if (steps.every(({ done }) => done)) return null;
  return (
    <Card title="First steps" actions={organisation.teams === 0 ? <LoadDemo /> : undefined}>
      <Rows ordered>
        {steps.map((step) => (
          <Row key={step.title} title={<strong>{step.title}</strong>} about={[step.detail]}>
            {step.done ? (
              <Status status="good">Done</Status>
            ) : (
              <LinkButton href={step.href} size="small">
                {step.verb}
              </LinkButton>
            )}
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

function stepsFor(
  organisation: Outputs["identity"]["findOrganisation"],
  { frameworks }: Outputs["maturity"]["overview"],
): readonly Step[] {
  return [
    {
      title: "Make a team",
      detail: "Maturity is assessed per team.",
      done: organisation.teams > 0,
      href: "/teams?create=team",
      verb: "Create a team",
    },
    {
      title: "Invite people",
      detail: "Team leads answer; everybody else can read. Each gets a link that works once.",
      done: organisation.activeMembers > 1,
      href: "/settings/members?create=invitation",
      verb: "Invite a person",
    },
    {
      title: "Start the first assessment",
      detail: "Choose a framework; answers are saved while you type and signed off at the end.",
      done: frameworks.some(({ open, assessed }) => open + assessed > 0),
      href: "/assessments/new",
      verb: "Start an assessment",
    },
  ];
}

function LoadDemo() {
  const trpc = useTRPC();
  const me = useMe();
  const show = useToast();
  const load = useMutation(
    trpc.maturity.loadDemo.mutationOptions({
      onSuccess: ({ teams }) =>
        show({
          tone: "good",
          message: `${teams.length} demonstration teams are loaded. They can be removed at once.`,
        }),
      onError: (error) => show({ tone: "bad", message: sentenceOf(error) }),
    }),
  );
  if (!me.can("demo:manage")) return null;
  return (
    <Button size="small" busy={load.isPending} busyLabel="Loading" onClick={() => load.mutate({})}>
      See it with demo data
    </Button>
  );
}
