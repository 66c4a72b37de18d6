"use client";

import { useMutation } from "@tanstack/react-query";
import type { Outputs } from "~/server/api/trpc/root";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Badge } from "../ui/status";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Chip } from "../ui/chip";
import { Empty } from "../ui/empty";
import { Row, Rows } from "../ui/rows";
import { useToast } from "../ui/toast";
import { AddPerson } from "./add-person";

export type Team = Outputs["identity"]["findTeam"];
type Person = Team["people"][number];

/** Who is on the team and who leads it. */
export function TeamPeople({ team, manages }: { team: Team; manages: boolean }) {
  return (
    <Card title="People">
      {manages && <AddPerson team={team} />}
      {team.people.length === 0 ? (
        <Empty title="Nobody yet" headingLevel={3}>
          People on a team see it first, and those with the role Team lead answer its assessments.
        </Empty>
      ) : (
        <Rows>
          {team.people.map((person) => (
            <Row
              key={person.memberId}
              id={`person-${person.memberId}`}
              title={<strong>{person.name}</strong>}
              about={[person.email]}
            >
              {!person.active && <Badge status="not-applicable">Access switched off</Badge>}
              {person.leads && <Chip tone="level">Leads</Chip>}
              {manages && <PersonActions team={team} person={person} />}
            </Row>
          ))}
        </Rows>
      )}
    </Card>
  );
}

function PersonActions({ team, person }: { team: Team; person: Person }) {
  const trpc = useTRPC();
  const show = useToast();
  const ids = { teamId: team.id, memberId: person.memberId };
  const onError = (error: unknown) => show({ tone: "bad", message: sentenceOf(error) });
  const lead = useMutation(trpc.identity.setTeamLead.mutationOptions({ onError }));
  const add = useMutation(trpc.identity.addTeamMember.mutationOptions({ onError }));
  const remove = useMutation(
    trpc.identity.removeTeamMember.mutationOptions({
      onError,
      onSuccess: ({ leads }) =>
        show({
          message: `${person.name} is no longer on ${team.name}.`,
          undo: { run: () => add.mutate({ ...ids, leads }) },
        }),
    }),
  );
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        busy={lead.isPending}
        onClick={() => lead.mutate({ ...ids, leads: !person.leads })}
      >
        {person.leads ? "No longer lead" : "Make lead"}
      </Button>
      <Button
        size="small"
        variant="quiet"
        busy={remove.isPending}
        onClick={() => remove.mutate(ids)}
      >
        Remove
      </Button>
    </>
  );
}
