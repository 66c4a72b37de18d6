import type { SituationFacts } from "../set-context";
import type { Training } from "./training";

/**
 * An invented team and what happened to it. Days count back from the day the demonstration is loaded, so that it
 * never looks old. Whoever is named by a key is one of the story's `people`.
 */
export type Story = {
  readonly name: string;
  readonly purpose: string;
  /** The first one leads the team and signs. */
  readonly people: readonly [Invented, ...Invented[]];
  /** Key of the one who writes on the team's sheet. */
  readonly writer: string;
  /** Null for a team that has not said anything of its situation. */
  readonly situation: { readonly daysAgo: number; readonly facts: SituationFacts } | null;
  readonly sittings: readonly Sitting[];
  readonly items: readonly Item[];
  /** Its experiment and model; none for a team that records nothing. */
  readonly training?: Training;
  readonly targets?: readonly Target[];
  readonly parked?: readonly Parked[];
  /** Days on which the team's last signed answers are read again against new evidence, and a milestone is kept. */
  readonly months: readonly number[];
  /** Days on which evidence alone is read and nobody keeps a milestone. */
  readonly readings?: readonly number[];
};

export type Invented = {
  readonly key: string;
  readonly name: string;
  readonly role: "lead" | "engineer";
  /** Left the organisation so many days ago. */
  readonly left?: number;
};

/** A share of the practice, "not known", or "open" for no answer at all. */
export type Claim = number | "not known" | "open";
type Exceptions = Readonly<Record<string, Claim>>;

export type DemoFramework = "five-levels" | "google" | "microsoft-2025" | "ml-test-score";

/**
 * One assessment. Every practice up to the level `firm` is said to be in place, those of the next level to be half
 * there, the rest not; practices without a level follow `always`. `but` names the exceptions.
 */
export type Sitting = {
  readonly framework: DemoFramework;
  readonly daysAgo: number;
  /** Null leaves the assessment open; otherwise the name of its milestone. */
  readonly signed: string | null;
  /** Counted from today; before today it is overdue. */
  readonly dueInDays?: number;
  readonly firm: number;
  readonly always: number;
  readonly but?: Exceptions;
  /** Answers given so far, from the first question on; all when left out. */
  readonly answered?: number;
  /** Who answers each on a sheet of their own, and where they differ from the rest; the team's one sheet when left out. */
  readonly voices?: Readonly<Record<string, Exceptions>>;
  /** What the lead decided where the voices lie far apart. */
  readonly settled?: readonly {
    readonly practice: string;
    readonly share: number;
    readonly reason: string;
  }[];
};

export type Item = {
  readonly practice: string;
  readonly title: string;
  readonly daysAgo: number;
  readonly owner: string | null;
  /** Counted from today. */
  readonly dueInDays: number | null;
  readonly effortDays: number | null;
  /** Begun or finished so many days ago. */
  readonly begun?: number;
  readonly done?: number;
};

export type Target = {
  readonly daysAgo: number;
  readonly dimension: string;
  readonly level: number;
  readonly reason: string;
};

export type Parked = {
  readonly daysAgo: number;
  readonly practice: string;
  readonly reviewInDays: number;
  readonly reason: string;
};
