/**
 * The sections that people write, after the model card paper (Mitchell et al., "Model Cards for Model Reporting", 2019)
 * and the template of the Hugging Face Hub. `counts` ones are part of completeness.
 */
export const proseSections = [
  {
    key: "overview",
    title: "What it is",
    ask: "What the model does, for whom, and how, in a few sentences.",
    why: "A reader who knows none of its numbers has to understand what it is.",
    counts: true,
  },
  {
    key: "intendedUse",
    title: "Intended use",
    ask: "Which decisions it may support, in which process, and who acts on its answers.",
    why: "Results hold for the use they were measured for.",
    counts: true,
  },
  {
    key: "outOfScope",
    title: "Out of scope",
    ask: "Uses it was not made for, and what would go wrong there.",
    why: "Misuse can only be refused when it was named.",
    counts: true,
  },
  {
    key: "affected",
    title: "Who uses it and who is affected",
    ask: "The people who work with it, and the people about whom it decides.",
    why: "Whoever is affected is not asked by the numbers.",
    counts: true,
  },
  {
    key: "limitations",
    title: "Limitations",
    ask: "Where it is known to be weak: inputs, groups, seasons, ranges.",
    why: "Known weaknesses have to reach those who rely on it.",
    counts: true,
  },
  {
    key: "ethics",
    title: "Ethical considerations",
    ask: "Risks of harm or unfair treatment, and what is done against each.",
    why: "Risks that nobody wrote down are managed by nobody.",
    counts: true,
  },
  {
    key: "trainingData",
    title: "Training data in words",
    ask: "Where the data comes from, what period it covers, how it was chosen and prepared.",
    why: "A name and a digest do not say what the data stands for.",
    counts: true,
  },
  {
    key: "evaluation",
    title: "Evaluation",
    ask: "How it was tested, on which data and slices, and what the metrics mean here.",
    why: "A metric without its test says little.",
    counts: true,
  },
  {
    key: "tradeoffs",
    title: "Trade-offs and recommendations",
    ask: "What was given up for what, and what users should do about it.",
    why: "Tells users how to live with its weaknesses.",
    counts: false,
  },
  {
    key: "environment",
    title: "Environmental impact",
    ask: "Hardware, hours and energy of training and use, and how they were found.",
    why: "Asked for by some readers; not every model is large enough.",
    counts: false,
  },
] as const;

export type SectionKey = (typeof proseSections)[number]["key"];

export const sectionKeys: readonly SectionKey[] = proseSections.map(({ key }) => key);

/** The most characters in one section. */
export const LONGEST_SECTION = 20_000;
