import type { Defect, DefectCode } from "./defect";

/** What an author does about each kind of defect, in one sentence; null where the message says it already. */
const advice: Readonly<Record<DefectCode, string | null>> = {
  duplicate_id: null,
  reserved_key: "Give the dimension another key.",
  unknown_dimension: "Name a dimension of this framework, or add that one.",
  unknown_level: "Name a level of this framework, or add that one.",
  unknown_answer_set: "Name an answer set of this framework, or add that one.",
  unknown_option: "Use the answers of its answer set, or add that one there.",
  missing_source: null,
  answer_set_without_ends: null,
  value_out_of_range: null,
  missing_text: "Write it.",
  bad_version: null,
  no_evidence: null,
  unknown_check: "Choose one that Cairn knows.",
  unknown_prerequisite: "Name a practice that is asked here, or take it away.",
  prerequisite_on_higher_level: "Take it away, or move one of the two to another level.",
  dependency_cycle: "Take one of the prerequisites in the circle away.",
  levels_out_of_order: null,
  floor_not_a_level: "Name the number of one of its levels as the floor.",
  level_without_required: "Add a required practice, or remove the level.",
  unreachable_level: "Add what leads to this level, or remove it.",
  gate_unknown_practice: "Name a practice that is asked here.",
  gate_without_check: "Name one of the checks of that practice.",
  gate_unknown_level: "Name the number of one of the levels.",
  gate_never_binds: "Cap at a lower level, or remove the gate.",
  evidence_steps_out_of_order: null,
  unknown_in_scoring: "Correct the key, or take it out of the scoring.",
  counted_twice: "Count it in one place.",
  not_scored: "Add it to the scoring, or make it optional.",
  overlapping_bands: "Move the edges apart, or say which band an edge belongs to.",
  missing_band: "Add a band for it, or move an edge.",
  bands_out_of_order: null,
  score_above_maximum: "Lower the band to what can be scored.",
  ladder_out_of_order: null,
  dead_risk_rule: "Correct the rule, or remove it.",
  shadowed_risk_rule: "Put it before the rules that cover it, or remove it.",
  uncovered_answers: null,
  falls_with_better_answer: "Turn the rule round, so that more in place never gives a lower level.",
  too_many_answers: "Split the question.",
  changed_meaning: null,
  unchanged_version: null,
};

/** What is wrong with what, and what to do about it. */
export const withAdvice = <Of extends Defect>(found: Of): Of => {
  const next = advice[found.code];
  return next === null ? found : { ...found, message: `${found.message} ${next}` };
};
