import type { Verdict } from "~/server/maturity/rules/assessment";
import { Badge, Status } from "../ui/status";
import type { StatusKind } from "../ui/status-icon";

type Kind = Verdict["kind"];

const words: Record<Kind, string> = {
  confirmed: "Confirmed",
  overclaimed: "Evidence shows less",
  refuted: "Refuted",
  underclaimed: "Evidence shows more",
  observed_only: "Seen, not claimed",
  unproven: "Unproven",
  unknown: "Unknown",
};

const shapes: Record<Kind, StatusKind> = {
  confirmed: "good",
  overclaimed: "watch",
  refuted: "bad",
  underclaimed: "good",
  observed_only: "good",
  unproven: "unknown",
  unknown: "unknown",
};

const reasons: Record<Extract<Verdict, { kind: "unproven" }>["reason"], string> = {
  no_population: "nothing to see it on",
  not_connected: "not connected",
  stale: "evidence too old",
  untested: "not collected",
  error: "check failed",
  partly_observed: "seen in part",
  self_only: "needs a document",
};

/** `Unproven: not connected`. Null is out of scope. */
const verdictWords = (verdict: Verdict | null): string => {
  if (verdict === null) return "Out of scope";
  return verdict.kind === "unproven"
    ? `${words.unproven}: ${reasons[verdict.reason]}`
    : words[verdict.kind];
};

/** Claim against evidence for one practice, in shape and word. */
export function VerdictBadge({
  verdict,
  plain = false,
}: {
  verdict: Verdict | null;
  plain?: boolean;
}) {
  const status = verdict === null ? "not-applicable" : shapes[verdict.kind];
  const Mark = plain ? Status : Badge;
  return <Mark status={status}>{verdictWords(verdict)}</Mark>;
}
