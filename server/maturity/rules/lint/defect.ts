/** In practices, levels, gates and texts. */
export type PlainDefect =
  | "duplicate_id"
  | "reserved_key"
  | "unknown_dimension"
  | "unknown_level"
  | "unknown_answer_set"
  | "unknown_option"
  | "missing_source"
  | "answer_set_without_ends"
  | "value_out_of_range"
  | "missing_text"
  | "bad_version"
  | "no_evidence"
  | "unknown_check"
  | "unknown_prerequisite"
  | "prerequisite_on_higher_level"
  | "dependency_cycle"
  | "levels_out_of_order"
  | "floor_not_a_level"
  | "level_without_required"
  | "unreachable_level"
  | "gate_unknown_practice"
  | "gate_without_check"
  | "gate_unknown_level"
  | "gate_never_binds"
  | "evidence_steps_out_of_order";

/** In the data of a scoring rule. */
export type ScoringDefect =
  | "unknown_in_scoring"
  | "counted_twice"
  | "not_scored"
  | "overlapping_bands"
  | "missing_band"
  | "bands_out_of_order"
  | "score_above_maximum"
  | "ladder_out_of_order"
  | "dead_risk_rule"
  | "shadowed_risk_rule"
  | "uncovered_answers"
  | "falls_with_better_answer"
  | "too_many_answers";

/** Between a published version and the next. */
export type ChangeDefect = "changed_meaning" | "unchanged_version";

export type DefectCode = PlainDefect | ScoringDefect | ChangeDefect;

/** `subject` is the key the author has to look at; `message` says what is wrong and what would be right. */
export type Defect = {
  readonly code: DefectCode;
  readonly subject: string;
  readonly message: string;
};

export const defect = (code: DefectCode, subject: string, message: string): Defect => ({
  code,
  subject,
  message,
});
