"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { PageStack } from "../page-stack";
import { useTRPC } from "../trpc";
import { AppLink } from "../ui/app-link";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Chip } from "../ui/chip";
import { Columns } from "../ui/columns";
import { formatCount } from "../ui/format-number";
import { LinkButton } from "../ui/link-button";
import { PageHeader } from "../ui/page-header";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import { useMe } from "../use-me";
import { ArchiveTeam } from "./archive-team";
import { EditTeam } from "./edit-team";
import { TeamPeople } from "./team-people";

/** One team: what it is for, who is on it, and the ways to its results. */
export function TeamView({ slug }: { slug: string }) {
  const trpc = useTRPC();
  const me = useMe();
  const [editing, setEditing] = useState(false);
  const { data: team } = useSuspenseQuery(trpc.identity.findTeam.queryOptions({ slug }));
  const manages = me.can("teams:manage");
  return (
    <>
      <PageHeader
        title={team.name}
        crumbs={[{ label: "Teams", href: "/teams" }]}
        finding={findingOf(team)}
        status={team.isDemo ? <Chip>Demo</Chip> : undefined}
        actions={
          <>
            {manages && (
              <Button icon={<Pencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
                Edit
              </Button>
            )}
            <LinkButton href={`/maturity/${team.slug}`} variant="primary">
              See maturity
            </LinkButton>
          </>
        }
      />
      {editing && <EditTeam team={team} onClose={() => setEditing(false)} />}
      <Columns ratio="2:1">
        <TeamPeople team={team} manages={manages} />
        <PageStack>
          <Card title="Purpose">
            {team.purpose === "" ? (
              <Quiet>
                Not written down yet. One sentence on what the team&rsquo;s models do helps
                everybody who reads its scores.
              </Quiet>
            ) : (
              <p>{team.purpose}</p>
            )}
          </Card>
          <Card title="Results">
            <Rows>
              <Row
                title={
                  <AppLink href={`/maturity/${team.slug}`}>
                    Maturity: levels, gaps and evidence
                  </AppLink>
                }
              />
              <Row
                title={
                  <AppLink href={`/assessments?team=${team.slug}`}>
                    Assessments of this team
                  </AppLink>
                }
              />
            </Rows>
          </Card>
          {manages && <ArchiveTeam team={team} />}
        </PageStack>
      </Columns>
    </>
  );
}

function findingOf({
  memberCount,
  leads,
}: {
  memberCount: number;
  leads: readonly string[];
}): string {
  if (memberCount === 0) return "Nobody is on this team yet, so nobody can answer its assessments.";
  const people = formatCount(memberCount, "person", "people");
  if (leads.length === 0) return `${people}, no lead yet.`;
  return `${people}, led by ${new Intl.ListFormat("en-GB").format(leads)}.`;
}
