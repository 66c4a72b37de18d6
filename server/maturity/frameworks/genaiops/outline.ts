import type { Dimension, Level, Source } from "../../rules/framework";
import type { Band } from "../../rules/scoring";

export const sources = [
  {
    code: "levels",
    title: "Advance your maturity level for large language model operations (25 March 2024)",
    publisher: "Microsoft, Azure Machine Learning",
    url: null,
  },
  {
    code: "overlay",
    title: "Generative AI operations for organizations with MLOps investments (16 September 2025)",
    publisher: "Microsoft, Azure Architecture Center",
    url: "https://learn.microsoft.com/azure/architecture/ai-ml/guide/genaiops-for-mlops",
  },
] as const satisfies readonly Source[];

export const levels = [
  {
    ordinal: 1,
    key: "initial",
    title: "Initial",
    summary: "0 to 8 points. People explore what the models can do, without much structure yet.",
  },
  {
    ordinal: 2,
    key: "defined",
    title: "Defined",
    summary: "9 to 14 points. Prompts are developed and measured in a structured way.",
  },
  {
    ordinal: 3,
    key: "managed",
    title: "Managed",
    summary: "15 to 18 points. Deployment is structured, and monitoring looks ahead.",
  },
  {
    ordinal: 4,
    key: "optimized",
    title: "Optimized",
    summary: "19 to 28 points. Everything runs well together and keeps in step with the business.",
  },
] as const satisfies readonly Level[];

/** Corrected: as published, 9 and 19 points belong to two bands each. Such a score counts for the higher level. */
export const bands = [
  { ordinal: 1, title: "Initial", from: 0, to: 8, includes: "both" },
  { ordinal: 2, title: "Defined", from: 9, to: 14, includes: "both" },
  { ordinal: 3, title: "Managed", from: 15, to: 18, includes: "both" },
  { ordinal: 4, title: "Optimized", from: 19, to: 28, includes: "both" },
] as const satisfies readonly Band[];

export const dimensions = [
  {
    key: "data",
    title: "Grounding data",
    question: "Do answers rest on data that is fresh and known?",
  },
  {
    key: "experiment",
    title: "Prompts and experiments",
    question: "Are prompts looked after like code?",
  },
  {
    key: "evaluation",
    title: "Evaluation",
    question: "Do you know how good the answers are?",
  },
  {
    key: "deployment",
    title: "Deployment",
    question: "Does a change meet few people before it meets all?",
  },
  {
    key: "monitoring",
    title: "Monitoring and safety",
    question: "Do you see what goes in, what comes out and what users think of it?",
  },
  {
    key: "value",
    title: "Cost and value",
    question: "Is what it costs known and worth it?",
  },
  {
    key: "setting",
    title: "Setting",
    question: "What should you know before reading the score?",
  },
] as const satisfies readonly Dimension[];
