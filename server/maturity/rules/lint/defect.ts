export type DefectCode =
  | "duplicate_id"
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
  | "gate_never_binds";

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
