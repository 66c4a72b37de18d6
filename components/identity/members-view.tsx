"use client";

import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import type { Outputs } from "~/server/api/trpc/root";
import { roleDescriptions } from "~/server/identity/rules/role";
import type { Accessors } from "../arrange-rows";
import { askedOf, ListTable, wholeList } from "../list-table";
import { PageStack } from "../page-stack";
import { useTRPC } from "../trpc";
import { Chip } from "../ui/chip";
import { formatCount } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import { Status } from "../ui/status";
import type { Column } from "../ui/table/column";
import type { QueryField } from "../ui/table/query";
import { Time } from "../ui/time";
import { useMe } from "../use-me";
import { InviteButton } from "./invite-member";
import { MemberActions } from "./member-actions";
import { OpenInvitations } from "./open-invitations";

export type Member = Outputs["identity"]["listMembers"]["rows"][number];

const accessors: Accessors<Member> = {
  name: (member) => member.name,
  email: (member) => member.email,
  role: (member) => member.roles,
  status: (member) => member.status,
  teams: (member) => member.teamCount,
  seen: (member) => member.lastSeenAt,
  joined: (member) => member.joinedAt,
};

const fields: readonly QueryField[] = [
  { name: "name", label: "Name", kind: "text" },
  { name: "email", label: "E-mail address", kind: "text" },
  { name: "role", label: "Role", kind: "choice", options: Object.keys(roleDescriptions) },
  { name: "status", label: "Access", kind: "choice", options: ["active", "disabled"] },
  { name: "teams", label: "Number of teams", kind: "number" },
  { name: "seen", label: "Last seen", kind: "date" },
  { name: "joined", label: "Joined", kind: "date" },
];

const columnsFor = (zone: string): readonly Column<Member>[] => [
  { id: "name", header: "Name", sort: "ascending", cell: (member) => <Name member={member} /> },
  { id: "email", header: "E-mail", sort: "ascending", cell: (member) => member.email },
  {
    id: "role",
    header: "Roles",
    cell: (member) => member.roles.map((role) => roleDescriptions[role].title).join(", "),
  },
  {
    id: "status",
    header: "Access",
    sort: "ascending",
    cell: (member) =>
      member.status === "active" ? (
        <Status status="good">Active</Status>
      ) : (
        <Status status="not-applicable">Switched off</Status>
      ),
  },
  {
    id: "teams",
    header: "Teams",
    align: "end",
    sort: "descending",
    cell: (member) => member.teamCount,
  },
  {
    id: "seen",
    header: "Last seen",
    sort: "descending",
    cell: ({ lastSeenAt }) =>
      lastSeenAt === null ? "Never" : <Time at={lastSeenAt} zone={zone} />,
  },
  {
    id: "joined",
    header: "Joined",
    sort: "descending",
    optional: true,
    cell: ({ joinedAt }) => <Time at={joinedAt} zone={zone} />,
  },
];

const actions: Column<Member> = {
  id: "actions",
  header: "Actions",
  // People of the demonstration cannot sign in and go with it: there is nothing to do for one alone.
  cell: (member) => (member.isDemo ? null : <MemberActions member={member} />),
};

function Name({ member }: { member: Member }) {
  return (
    <>
      {member.name} {member.isDemo && <Chip>Demo</Chip>}
    </>
  );
}

/** Everybody in the organisation, and who was invited. */
export function MembersView() {
  const trpc = useTRPC();
  const me = useMe();
  const params = useSearchParams();
  const { data: first } = useSuspenseQuery(
    trpc.identity.listMembers.queryOptions({ limit: wholeList }),
  );
  const whole = first.nextCursor === null;
  const { data: page = first } = useQuery(
    trpc.identity.listMembers.queryOptions(askedOf(params), {
      enabled: !whole,
      placeholderData: keepPreviousData,
    }),
  );
  const manages = me.can("members:manage");
  const columns = [...columnsFor(me.zone), ...(manages ? [actions] : [])];
  return (
    <>
      <PageHeader
        title="Members"
        finding={findingOf(first.rows, first.total)}
        actions={manages ? <InviteButton /> : undefined}
      />
      <PageStack>
        <ListTable
          caption="Members"
          columns={columns}
          accessors={accessors}
          fields={fields}
          quickFilters={["role:admin", "status:disabled"]}
          page={whole ? first : page}
          whole={whole}
          rowId={(member) => member.id}
          empty={{
            title: "No members",
            children: "People appear here when they accept an invitation.",
          }}
        />
        {manages && <OpenInvitations />}
      </PageStack>
    </>
  );
}

function findingOf(members: readonly Member[], total: number): string {
  if (total > members.length) return `${formatCount(total, "member")}.`;
  const off = members.filter(({ status }) => status === "disabled").length;
  const admins = members.filter(
    ({ roles, status }) => status === "active" && roles.includes("admin"),
  ).length;
  const rest = off === 0 ? "" : `; access of ${off} is switched off`;
  return `${formatCount(total, "member")}, ${formatCount(admins, "admin")}${rest}.`;
}
