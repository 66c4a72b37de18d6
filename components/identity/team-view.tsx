"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Chip } from "../ui/chip";
import { formatCount } from "../ui/format-number";
import { LinkButton } from "../ui/link-button";
import { PageHeader } from "../ui/page-header";
import { useMe } from "../use-me";
import { ArchiveTeam } from "./archive-team";
import { EditTeam } from "./edit-team";
import styles from "./rows.module.css";
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
      <div className={styles["split"]}>
        <TeamPeople team={team} manages={manages} />
        <div className={styles["page"]}>
          <Card title="Purpose">
            {team.purpose === "" ? (
              <p className={styles["quiet"]}>
                Not written down yet. One sentence on what the team&rsquo;s models do helps
                everybody who reads its scores.
              </p>
            ) : (
              <p>{team.purpose}</p>
            )}
          </Card>
          <Card title="Results">
            <ul className={styles["rows"]}>
              <li className={styles["row"]}>
                <LinkButton href={`/maturity/${team.slug}`} variant="quiet">
                  Maturity: levels, gaps and evidence
                </LinkButton>
              </li>
              <li className={styles["row"]}>
                <LinkButton href={`/assessments?team=${team.slug}`} variant="quiet">
                  Assessments of this team
                </LinkButton>
              </li>
            </ul>
          </Card>
          {manages && <ArchiveTeam team={team} />}
        </div>
      </div>
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
