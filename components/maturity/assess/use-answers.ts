"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { useTRPCClient } from "../../trpc";
import { codeOf, isProblem, sentenceOf } from "../../problem";
import type { Response, Said, Theirs } from "./draft";
import { AnswerKeeper, type Outcome } from "./keeper";

/** The keeper of this page's answers, alive in the browser and fed by the connection. */
export function useAnswers(assessmentId: string, memberId: string) {
  const client = useTRPCClient();
  const [keeper] = useState(
    () =>
      new AnswerKeeper({
        assessmentId,
        memberId,
        shelf: typeof window === "undefined" ? null : window.localStorage,
        send: async (practice, said, base) => {
          try {
            const saved = await client.maturity.saveAnswer.mutate({
              assessmentId,
              practice,
              response: said.response,
              note: said.note,
              expectedRevision: base,
            });
            const { revision, at } = saved.answer;
            return { kind: "stored", stored: { said, revision, effect: saved.effect, at } };
          } catch (error) {
            return outcomeOf(error);
          }
        },
      }),
  );
  // The network and the browser's store are outside React: taken up on arrival, let go on leaving.
  useEffect(() => {
    const retry = () => keeper.retryNow();
    keeper.resume();
    window.addEventListener("online", retry);
    return () => {
      window.removeEventListener("online", retry);
      keeper.stop();
    };
  }, [keeper]);
  const seen = useSyncExternalStore(keeper.subscribe, keeper.snapshot, keeper.snapshot);
  return { keeper, ...seen };
}

/** Worth another try by itself: nothing was wrong with the answer. */
const passing = new Set([
  "SERVICE_UNAVAILABLE",
  "INTERNAL_SERVER_ERROR",
  "TOO_MANY_REQUESTS",
  "TIMEOUT",
]);

function outcomeOf(error: unknown): Outcome {
  const code = codeOf(error);
  if (code === undefined || passing.has(code)) return { kind: "unreachable" };
  const theirs = code === "CONFLICT" && isProblem(error) ? theirsIn(error.data?.data) : null;
  return theirs === null
    ? { kind: "refused", why: sentenceOf(error) }
    : { kind: "overtaken", theirs };
}

type Stored = {
  readonly option: string | null;
  readonly notApplicable: Extract<Response, { kind: "not_applicable" }>["reason"] | null;
  readonly notKnown: boolean;
  readonly note: string;
};

export function responseOf({ option, notApplicable, notKnown }: Omit<Stored, "note">): Response {
  if (option !== null) return { kind: "option", option };
  if (notApplicable !== null) return { kind: "not_applicable", reason: notApplicable };
  return notKnown ? { kind: "not_known" } : { kind: "cleared" };
}

const nothing: Said = { response: { kind: "cleared" }, note: "" };

/** What a conflict carries: the answer that was stored meanwhile, or that it was taken back. */
function theirsIn(data: unknown): Theirs | null {
  if (typeof data !== "object" || data === null || !("revision" in data) || !("current" in data))
    return null;
  const revision = Number(data.revision);
  const { current } = data;
  if (!isStored(current)) return { ...nothing, revision, by: "Somebody", at: new Date() };
  return {
    response: responseOf(current),
    note: current.note,
    revision,
    by: "by" in data && typeof data.by === "string" ? data.by : "Somebody",
    at: new Date("at" in data && typeof data.at === "string" ? data.at : Date.now()),
  };
}

const isStored = (value: unknown): value is Stored =>
  typeof value === "object" &&
  value !== null &&
  "option" in value &&
  "notApplicable" in value &&
  "notKnown" in value &&
  "note" in value;
