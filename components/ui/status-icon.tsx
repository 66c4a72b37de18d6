import type { ReactNode } from "react";

/** Each status has its own outline, so that it is told apart without colour. */
export type StatusKind = "good" | "watch" | "bad" | "unknown" | "not-applicable" | "running";

const cut = {
  stroke: "var(--surface)",
  strokeWidth: 1.6,
  fill: "none",
  strokeLinecap: "round",
} as const;

const shapes: Record<StatusKind, ReactNode> = {
  good: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      <path d="M5.2 8.2l2 2 3.6-4" {...cut} strokeLinejoin="round" />
    </>
  ),
  watch: (
    <>
      <path
        d="M8 1.8 15 14H1z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1"
        strokeLinejoin="round"
      />
      <path d="M8 6.2v3.4M8 11.8v.1" {...cut} />
    </>
  ),
  bad: (
    <>
      <path d="M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2z" fill="currentColor" />
      <path d="M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6" {...cut} />
    </>
  ),
  unknown: (
    <circle
      cx="8"
      cy="8"
      r="6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2.6 2.1"
    />
  ),
  "not-applicable": (
    <path d="M3 8h10" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
  ),
  running: (
    <>
      <circle
        cx="8"
        cy="8"
        r="5.75"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        opacity="0.3"
      />
      <path
        d="M8 2.25A5.75 5.75 0 0 1 13.75 8"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </>
  ),
};

export function StatusIcon({ status, size = 16 }: { status: StatusKind; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden data-status={status}>
      {shapes[status]}
    </svg>
  );
}
