"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import type { Outputs } from "~/server/api/trpc/root";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Columns } from "../ui/columns";
import { formatCount } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import { Row, Rows } from "../ui/rows";
import { Status } from "../ui/status";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";
import { ChangePassword } from "./change-password";
import { deviceOf } from "./device";

type Session = Outputs["identity"]["listOwnSessions"][number];

/** Where this person is signed in, and their password. */
export function SessionsView() {
  const trpc = useTRPC();
  const show = useToast();
  const { data: sessions } = useSuspenseQuery(trpc.identity.listOwnSessions.queryOptions({}));
  const endOthers = useMutation(
    trpc.identity.endOtherSessions.mutationOptions({
      onSuccess: ({ ended }) => show({ message: `${formatCount(ended, "other session")} ended.` }),
      onError: (error) => show({ tone: "bad", message: sentenceOf(error) }),
    }),
  );
  const others = sessions.filter(({ current }) => !current).length;
  return (
    <>
      <PageHeader
        title="My sessions"
        finding={
          others === 0
            ? "You are signed in here only."
            : `You are signed in here and in ${formatCount(others, "other place")}.`
        }
        actions={
          others > 0 ? (
            <Button
              busy={endOthers.isPending}
              busyLabel="Ending"
              onClick={() => endOthers.mutate({})}
            >
              End all others
            </Button>
          ) : undefined
        }
      />
      <Columns ratio="2:1">
        <Card title="Signed in">
          <Rows>
            {sessions.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </Rows>
        </Card>
        <ChangePassword />
      </Columns>
    </>
  );
}

function SessionRow({ session }: { session: Session }) {
  const trpc = useTRPC();
  const { zone } = useMe();
  const show = useToast();
  const device = deviceOf(session.userAgent);
  const end = useMutation(
    trpc.identity.endSession.mutationOptions({
      onSuccess: () => show({ message: `The session in ${device} ended.` }),
      onError: (error) => show({ tone: "bad", message: sentenceOf(error) }),
    }),
  );
  return (
    <Row
      title={<strong title={session.userAgent}>{device}</strong>}
      about={[
        <>
          Signed in <Time at={session.createdAt} zone={zone} />{" "}
          {session.method === "oidc" ? "by single sign-on" : "by password"}, last seen{" "}
          <Time at={session.lastSeenAt} zone={zone} />
        </>,
        <>
          Ends by itself <Time at={session.endsAt} zone={zone} />
        </>,
      ]}
    >
      {session.current ? (
        <Status status="good">This one</Status>
      ) : (
        <Button
          size="small"
          busy={end.isPending}
          busyLabel="Ending"
          onClick={() => end.mutate({ sessionId: session.id })}
        >
          End
        </Button>
      )}
    </Row>
  );
}
