"use client";

import { AppLink } from "./ui/app-link";
import { Card } from "./ui/card";
import { Empty } from "./ui/empty";
import { PageHeader } from "./ui/page-header";
import { Row, Rows } from "./ui/rows";
import { Bone, Skeleton } from "./ui/skeleton";
import { useWaiting } from "./use-waiting";

/** Everything that waits for the signed-in person, as a page. */
export function WaitingPage() {
  const waiting = useWaiting();
  return (
    <>
      <PageHeader
        title="Waiting for you"
        finding="Computed from what is stored now; nothing here can be overlooked by being read once."
      />
      <Card title="Now">
        <WaitingList waiting={waiting} />
      </Card>
    </>
  );
}

export function WaitingList({ waiting }: { waiting: ReturnType<typeof useWaiting> }) {
  if (waiting === undefined) {
    return (
      <Skeleton awaiting="what waits for you">
        <Bone shape="row" />
        <Bone shape="row" />
      </Skeleton>
    );
  }
  if (waiting.length === 0) {
    return (
      <Empty title="Nothing waits for you" headingLevel={3}>
        Open assessments of your teams, what campaigns ask of them, invitations that nobody used,
        and tokens that expire within two weeks appear here.
      </Empty>
    );
  }
  return (
    <Rows>
      {waiting.map(({ id, title, detail, href }) => (
        <Row key={id} title={<AppLink href={href}>{title}</AppLink>} about={[detail]} />
      ))}
    </Rows>
  );
}
