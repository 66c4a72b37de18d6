"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import type { Outputs } from "~/server/api/trpc/root";
import type { Accessors } from "../arrange-rows";
import { ListTable, wholeList } from "../list-table";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { formatCount } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import { Status } from "../ui/status";
import type { Column } from "../ui/table/column";
import type { QueryField } from "../ui/table/query";
import { paramsOf, readTableState } from "../ui/table/table-params";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";
import { CreateTokenButton } from "./create-token";
import { NeedsRole } from "./needs-role";

type Token = Outputs["identity"]["listTokens"]["rows"][number];

const states = {
  "in-force": { status: "good", words: "In force" },
  expired: { status: "not-applicable", words: "Expired" },
  revoked: { status: "not-applicable", words: "Revoked" },
  "maker-disabled": { status: "watch", words: "Stopped: its maker has no access" },
} as const;

const accessors: Accessors<Token> = {
  name: (token) => token.name,
  prefix: (token) => `cairn_${token.prefix}`,
  scope: (token) => token.scopes,
  state: (token) => token.state,
  maker: (token) => token.createdBy,
  created: (token) => token.createdAt,
  expires: (token) => token.expiresAt,
  used: (token) => token.lastUsedAt,
};

const fields: readonly QueryField[] = [
  { name: "name", label: "Name", kind: "text" },
  { name: "state", label: "State", kind: "choice", options: Object.keys(states) },
  { name: "scope", label: "Scope", kind: "text" },
  { name: "maker", label: "Who made it", kind: "text" },
  { name: "expires", label: "Expires", kind: "date" },
  { name: "used", label: "Last used", kind: "date" },
];

const columnsFor = (zone: string): readonly Column<Token>[] => [
  { id: "name", header: "Name", sort: "ascending", cell: (token) => token.name },
  {
    id: "state",
    header: "State",
    sort: "ascending",
    cell: ({ state }) => <Status status={states[state].status}>{states[state].words}</Status>,
  },
  { id: "prefix", header: "Starts with", cell: ({ prefix }) => <code>cairn_{prefix}</code> },
  { id: "scope", header: "Scopes", cell: (token) => token.scopes.join(", ") },
  {
    id: "expires",
    header: "Expires",
    sort: "ascending",
    cell: (token) => <Time at={token.expiresAt} zone={zone} />,
  },
  {
    id: "used",
    header: "Last used",
    sort: "descending",
    cell: ({ lastUsedAt }) =>
      lastUsedAt === null ? "Never" : <Time at={lastUsedAt} zone={zone} />,
  },
  {
    id: "maker",
    header: "Made by",
    sort: "ascending",
    optional: true,
    cell: (token) => token.createdBy,
  },
  {
    id: "created",
    header: "Made",
    sort: "descending",
    optional: true,
    cell: (token) => <Time at={token.createdAt} zone={zone} />,
  },
  { id: "actions", header: "Actions", cell: (token) => <RevokeToken token={token} /> },
];

export function TokensView() {
  const me = useMe();
  if (!me.can("tokens:manage")) {
    return (
      <>
        <PageHeader title="API tokens" />
        <NeedsRole action="see and make API tokens" roles={["admin"]} />
      </>
    );
  }
  return <Tokens zone={me.zone} />;
}

function Tokens({ zone }: { zone: string }) {
  const trpc = useTRPC();
  const params = useSearchParams();
  const { page } = readTableState(paramsOf(Object.fromEntries(params)), {
    columns: [],
    sortable: [],
  }).state;
  const { data } = useSuspenseQuery(
    trpc.identity.listTokens.queryOptions({
      limit: wholeList,
      ...(page === null ? {} : { cursor: page }),
    }),
  );
  const whole = data.nextCursor === null && page === null;
  return (
    <>
      <PageHeader
        title="API tokens"
        finding={`${countOf(data, whole)} A program sends its token with every request under /api/v1.`}
        actions={<CreateTokenButton />}
      />
      <ListTable
        caption="API tokens"
        columns={columnsFor(zone)}
        accessors={accessors}
        fields={fields}
        quickFilters={["state:in-force"]}
        page={data}
        whole={whole}
        searchable={false}
        rowId={(token) => token.id}
        empty={{
          title: "No token yet",
          children:
            "A token lets a pipeline or script read and write here in the name of whoever made it.",
        }}
      />
    </>
  );
}

/** How many work is only known where all of them are here. */
function countOf({ rows, total }: { rows: readonly Token[]; total: number }, whole: boolean) {
  if (!whole) return `${formatCount(total, "token")}.`;
  const inForce = rows.filter(({ state }) => state === "in-force").length;
  return `${formatCount(inForce, "token")} in force.`;
}

function RevokeToken({ token }: { token: Token }) {
  const trpc = useTRPC();
  const show = useToast();
  const revoke = useMutation(
    trpc.identity.revokeToken.mutationOptions({
      onSuccess: () =>
        show({ message: `The token “${token.name}” is revoked and stops working at once.` }),
      onError: (error) => show({ tone: "bad", message: sentenceOf(error) }),
    }),
  );
  if (token.state === "revoked" || token.state === "expired") return "–";
  return (
    <Button
      size="small"
      variant="danger"
      busy={revoke.isPending}
      busyLabel="Revoking"
      onClick={() => revoke.mutate({ tokenId: token.id })}
    >
      Revoke
    </Button>
  );
}
