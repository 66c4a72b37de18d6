import type { Card, CardFacts } from "../rules/card";
import { completenessOf } from "../rules/completeness";
import { type Content, emptyContent } from "../rules/content";

export const at = new Date("2026-11-22T00:00:00Z");

/** A version of which everything is recorded. */
export const wholeFacts: CardFacts = {
  model: {
    name: "Fraud scoring",
    description: "Scores card payments.",
    useCase: "Stops fraud before the payment is made.",
    riskTier: "high",
    lifecycle: "production",
    ownerTeam: { name: "Card fraud" },
    owner: { name: "Ana Novak" },
    deputy: null,
  },
  version: {
    version: 12,
    status: "READY",
    stage: "Production",
    description: "Trained on autumn.",
    userName: "ana",
    createdAt: new Date("2026-11-01T08:00:00Z"),
    frozenAt: null,
    source: "runs:/1/model",
    artifactUri: "mlflow-artifacts:/1/2/artifacts/model",
    artifactDigest: "ab".repeat(32),
    artifactBytes: 1000,
    contentDigest: null,
    tags: {},
  },
  aliases: [
    {
      alias: "champion",
      since: new Date("2026-11-02T08:00:00Z"),
      setByName: "Ana Novak",
      reason: "Better",
    },
  ],
  run: {
    runId: "0".repeat(32),
    name: "deep",
    experimentId: 1,
    experimentName: "Fraud",
    userName: "ana",
    status: "FINISHED",
    startedMs: 1_790_000_000_000,
    endedMs: 1_790_000_060_000,
    gitCommit: "c0ffee",
    gitUrl: "https://git.example.org/fraud",
    sourceName: "train.py",
    params: { depth: "9", "odd|key": "a|b`c\n<i>" },
  },
  metrics: [
    { key: "loss", value: "NaN", dataset: null, datasetDigest: null },
    { key: "test_f1", value: 0.91, dataset: "payments test", datasetDigest: "d2" },
    { key: "val_auc", value: 0.97, dataset: null, datasetDigest: null },
  ],
  datasets: [
    {
      name: "payments",
      digest: "d1",
      context: "training",
      sourceType: "http",
      source: '{"url":"https://data.example.org/payments.parquet"}',
    },
    {
      name: "beans",
      digest: "d3",
      context: "validation",
      sourceType: "hf",
      source: '{"path":"AI-Lab-Makerere/beans"}',
    },
  ],
  interface: {
    inputs: [{ name: "amount", type: "double", required: true }],
    outputs: [{ name: "#1", type: "tensor float32 [-1]", required: null }],
    params: [],
  },
  flavors: ["python_function", "sklearn"],
  files: { count: 2, bytes: 9, listed: [{ path: "MLmodel", bytes: 9, sha256: "cd".repeat(32) }] },
  rebuild: {
    rebuildable: false,
    checked: 8,
    missing: [{ key: "clean_tree", what: "that nothing was changed", advice: "Commit first." }],
  },
};

/** The same of a version that came from nowhere. */
export const bareFacts: CardFacts = {
  ...wholeFacts,
  model: { ...wholeFacts.model, riskTier: null, owner: null, ownerTeam: null },
  version: { ...wholeFacts.version, artifactDigest: null },
  aliases: [],
  run: null,
  metrics: [],
  datasets: [],
  interface: null,
  flavors: [],
  files: null,
};

const said = "The reader learns what matters here, in words that say something.";

export const wholeContent: Content = {
  sections: {
    overview: said,
    intendedUse: said,
    outOfScope: said,
    affected: said,
    limitations: said,
    ethics: said,
    trainingData: said,
    evaluation: said,
    tradeoffs: said,
    environment: said,
  },
  licence: "apache-2.0",
  task: "tabular-classification",
  languages: ["de", "en"],
};

export const cardFrom = (facts: CardFacts, content: Content = emptyContent): Card => ({
  facts,
  prose: {
    revision: content === emptyContent ? 0 : 3,
    writtenByName: content === emptyContent ? null : "Ana Novak",
    writtenAt: content === emptyContent ? null : at,
    content,
  },
  completeness: completenessOf(facts, content),
});

/** What somebody writes who means harm. */
export const hostileTexts: readonly string[] = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[press me](javascript:alert(1))",
  "[press me](JaVaScRiPt:alert(1))",
  "[press me](data:text/html,<script>alert(1)</script>)",
  '[press me](https://example.org/"onmouseover="alert(1))',
  "[press me](https://example.org/'><script>)",
  "[<b>x</b>](https://example.org)",
  "![x](https://example.org/track.png)",
  "`</code><script>alert(1)</script>`",
  "```\n</code></pre><script>alert(1)</script>\n```",
  "<!-- --><svg/onload=alert(1)>",
  "]]><style>*{display:none}</style>",
  "&lt;script&gt; &#60;script&#62;",
  "**<iframe srcdoc='<script>alert(1)</script>'>**",
  "---\nlicense: other\n---",
  "# A heading\n\n| a | b |\n|---|---|\n| </td><script> | x |",
  "[x]: javascript:alert(1)\n\n[x]",
  "<https://example.org> <javascript:alert(1)>",
  "\u202Etxt.exe",
];
