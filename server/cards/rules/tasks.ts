/** Tasks of the Hugging Face Hub (`pipeline_tag`), those that a registered model can have. */
export const hubTasks = [
  "tabular-classification",
  "tabular-regression",
  "time-series-forecasting",
  "text-classification",
  "token-classification",
  "question-answering",
  "table-question-answering",
  "zero-shot-classification",
  "translation",
  "summarization",
  "feature-extraction",
  "text-generation",
  "fill-mask",
  "sentence-similarity",
  "text-ranking",
  "text-to-speech",
  "text-to-audio",
  "automatic-speech-recognition",
  "audio-to-audio",
  "audio-classification",
  "voice-activity-detection",
  "depth-estimation",
  "image-classification",
  "zero-shot-image-classification",
  "object-detection",
  "zero-shot-object-detection",
  "image-segmentation",
  "mask-generation",
  "keypoint-detection",
  "image-feature-extraction",
  "text-to-image",
  "image-to-text",
  "image-to-image",
  "image-to-video",
  "text-to-video",
  "video-classification",
  "unconditional-image-generation",
  "image-text-to-text",
  "visual-question-answering",
  "document-question-answering",
  "reinforcement-learning",
  "robotics",
  "graph-ml",
  "other",
] as const;

const all: readonly string[] = hubTasks;

export const isTask = (text: string): boolean => all.includes(text);

/** Flavors of MLflow that the Hub knows as a library, by the Hub's name. */
const libraries: readonly (readonly [string, string])[] = [
  ["transformers", "transformers"],
  ["sentence_transformers", "sentence-transformers"],
  ["keras", "keras"],
  ["sklearn", "sklearn"],
  ["spacy", "spacy"],
  ["fastai", "fastai"],
  ["onnx", "onnx"],
  ["pytorch", "pytorch"],
];

/** The library a model is loaded with, in the Hub's word; null when none of its flavors is one. */
export const libraryOf = (flavors: readonly string[]): string | null =>
  libraries.find(([flavor]) => flavors.includes(flavor))?.[1] ?? null;

/** Metrics of the Hub by the names that training scripts use. */
const metrics: Readonly<Record<string, string>> = {
  accuracy: "accuracy",
  accuracy_score: "accuracy",
  f1: "f1",
  f1_score: "f1",
  precision: "precision",
  precision_score: "precision",
  recall: "recall",
  recall_score: "recall",
  roc_auc: "roc_auc",
  roc_auc_score: "roc_auc",
  brier_score: "brier_score",
  mse: "mse",
  mean_squared_error: "mse",
  mae: "mae",
  mean_absolute_error: "mae",
  mape: "mape",
  smape: "smape",
  mase: "mase",
  r2: "r_squared",
  r2_score: "r_squared",
  wer: "wer",
  cer: "cer",
  bleu: "bleu",
  rouge: "rouge",
  perplexity: "perplexity",
  matthews_correlation: "matthews_correlation",
  mean_iou: "mean_iou",
};

/** `val_accuracy`, `test-f1`, `training_r2_score`: a stage before a name. */
const stage = /^(?:test|val|valid|validation|eval|evaluation|train|training)[_\-/.]/u;

/** The Hub's identifier of a metric; null for one of the team's own. */
export function hubMetric(key: string): string | null {
  const plain = key.toLowerCase().replace(stage, "").replaceAll("-", "_");
  return Object.hasOwn(metrics, plain) ? (metrics[plain] ?? null) : null;
}
