"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Outputs } from "~/server/api/trpc/root";
import { sentenceOf } from "../../problem";
import { useTRPCClient } from "../../trpc";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { Row, Rows } from "../../ui/rows";
import { Time } from "../../ui/time";
import { useToast } from "../../ui/toast";
import { counted } from "../words";

type Expiring = Outputs["maturity"]["expiringAnswers"];
type Answer = Expiring["answers"][number];

type CardProps = { assessmentId: string; expiring: Expiring; zone: string };

/** Answers whose time runs out, with the one press that says they are still true. */
export function ExpiringCard({ assessmentId, expiring, zone }: CardProps) {
  const { answers, soonDays, readOnlyBecause } = expiring;
  const { busy, failed, confirm } = useConfirm(assessmentId);
  if (answers.length === 0) return null;
  const may = readOnlyBecause === null;
  const all = (
    <Button
      size="small"
      variant="primary"
      busy={busy === "all"}
      busyLabel="Confirming"
      disabled={busy !== null}
      onClick={() => void confirm(answers, "all")}
    >
      All {String(answers.length)} still true
    </Button>
  );
  return (
    <Card title={titleOf(answers, soonDays)} actions={may && answers.length > 1 ? all : undefined}>
      {failed !== null && (
        <Callout tone="bad" live="alert">
          {failed}
        </Callout>
      )}
      <Rows>
        {answers.map((answer) => (
          <Row
            key={answer.practice}
            title={<span>{answer.statement}</span>}
            about={[
              `${answer.practice}: “${answer.words}”, said by ${answer.by}`,
              <Until key="until" answer={answer} zone={zone} />,
            ]}
          >
            {may && (
              <Button
                size="small"
                busy={busy === answer.practice}
                busyLabel="Confirming"
                disabled={busy !== null}
                aria-label={`Still true: ${answer.practice}`}
                onClick={() => void confirm([answer], answer.practice)}
              >
                Still true
              </Button>
            )}
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

function Until({ answer: { expired, expiresAt, at }, zone }: { answer: Answer; zone: string }) {
  return (
    <>
      {expired ? "Stopped counting on " : "Counts until "}
      <Time at={expiresAt} zone={zone} style="date" />, answered{" "}
      <Time at={at} zone={zone} style="date" />
    </>
  );
}

function titleOf(answers: readonly Answer[], soonDays: number): string {
  const expired = answers.filter((answer) => answer.expired).length;
  const soon = answers.length - expired;
  const parts = [
    expired > 0 && `${counted(expired, "answer is", "answers are")} too old to count`,
    soon > 0 && `${counted(soon, "answer expires", "answers expire")} within ${soonDays} days`,
  ].filter(Boolean);
  return parts.join(", ");
}

/** Saves the same words again, one by one, so that the trail names each with its day. Stops at what is refused. */
function useConfirm(assessmentId: string) {
  const client = useTRPCClient();
  const router = useRouter();
  const show = useToast();
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const confirm = async (answers: readonly Answer[], what: string) => {
    setBusy(what);
    setFailed(null);
    let done = 0;
    try {
      for (const { practice, response, note, revision } of answers) {
        const said = { practice, response, note, expectedRevision: revision };
        await client.maturity.saveAnswer.mutate({ assessmentId, ...said });
        done += 1;
      }
      show({
        tone: "good",
        message: `${counted(done, "answer counts", "answers count")} from today again.`,
      });
    } catch (error) {
      setFailed(`${done} of ${answers.length} confirmed. ${sentenceOf(error)}`);
    } finally {
      setBusy(null);
      router.refresh();
    }
  };
  return { busy, failed, confirm };
}
