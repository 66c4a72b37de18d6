import { describe, expect, test } from "vitest";
import { assess } from "../../rules/assess";
import { choose } from "../../rules/testing/sample";
import { NOW } from "../../rules/testing/sample";
import { Unreadable } from "./problem";
import { readFramework } from "./read";
import { lensText, withRules } from "./testing/lens";
import { writeFramework } from "./write";

const read = (text: string) => readFramework(text, "2.0.0");
const codes = (text: string) =>
  read(text).findings.map(({ code, subject }) => `${code} ${subject}`);

const problemsOf = (text: string) => {
  try {
    read(text);
    return [];
  } catch (error) {
    if (error instanceof Unreadable) return error.problems;
    throw error;
  }
};

describe("an AWS custom lens becomes a framework", () => {
  test("with its pillars, choices and risk rules, and the version that was given", () => {
    const { kind, framework, findings } = read(lensText());
    expect([kind, findings]).toEqual(["aws_lens", []]);
    expect(framework).toMatchObject({
      key: "aws-model-care",
      version: "2.0.0",
      title: "Model Care",
    });
    expect(framework.levels.map(({ title }) => title)).toEqual([
      "High risk",
      "Medium risk",
      "No risk",
    ]);
    expect(framework.practices.map(({ key, statement }) => `${key}: ${statement}`)).toEqual([
      "watching.alerts: Alerts reach a person.",
      "watching.drift: Drift is measured.",
    ]);
    const others = { any: [{ met: "watching.alerts" }, { met: "watching.drift" }] };
    expect(framework.scoring).toMatchObject({
      questions: [
        {
          rules: [
            { when: { all: others.any }, level: 2 },
            { when: { not: others }, level: 0 },
            { when: "otherwise", level: 1 },
          ],
        },
      ],
    });
  });

  test("that scores as the lens would", () => {
    const { framework } = read(lensText());
    const levelOf = (...ticked: string[]) => {
      const keys = ["watching.alerts", "watching.drift"];
      const answers = keys.map((key) => choose(key, ticked.includes(key) ? "yes" : "no"));
      return assess({ framework, answers, observations: [], now: NOW }).scores.claimed.level;
    };
    expect([
      levelOf(),
      levelOf("watching.drift"),
      levelOf("watching.alerts", "watching.drift"),
    ]).toEqual([0, 1, 2]);
  });

  test("that is written out and read back like any other", () => {
    const { framework } = read(lensText());
    expect(readFramework(writeFramework(framework, "yaml")).framework).toEqual(framework);
  });

  test("and what it cannot carry is listed with its place", () => {
    const text = lensText((lens) => Object.assign(lens, { profile: "x" }));
    const { leftOut } = read(text);
    expect(leftOut.map(({ path }) => path)).toEqual([
      "",
      "pillars.0.questions.0.choices.2.id",
      "profile",
      "pillars.0.questions.0.description",
      "pillars.0.questions.0.choices.0.helpfulResource",
      "pillars.0.questions.0.choices.0.improvementPlan",
    ]);
    const plan = text.split("\n").findIndex((line) => line.includes("improvementPlan")) + 1;
    expect(leftOut.at(-1)?.line).toBe(plan);
  });

  test("and ids that are too long together are carried by their number, and said", () => {
    const text = lensText().replaceAll('"watching"', `"${"w".repeat(78)}"`);
    const { framework, leftOut, findings } = read(text);
    expect(findings).toEqual([]);
    expect(framework.practices.map(({ key }) => key)).toEqual(["p1-q1-c1", "p1-q1-c2"]);
    expect(leftOut.some(({ message }) => message.includes('carried as "p1-q1-c1"'))).toBe(true);
  });

  test("with brackets and without a rule for a medium risk", () => {
    const text = withRules(
      "!(alerts || !drift) || (alerts && drift) -> NO_RISK",
      "default -> HIGH_RISK",
    );
    const { framework, findings } = read(text);
    expect(framework.levels.map(({ ordinal, title }) => `${ordinal} ${title}`)).toEqual([
      "0 High risk",
      "1 No risk",
    ]);
    expect(findings).toEqual([]);
  });
});

describe("the linter finds what is wrong with a lens", () => {
  test("a rule that can never decide, at its question", () => {
    const text = withRules(
      "alerts && drift -> NO_RISK",
      "!alerts || !drift -> HIGH_RISK",
      "default -> MEDIUM_RISK",
    );
    expect(codes(text)).toContain("shadowed_risk_rule watching");
    const line = text.split("\n").findIndex((one) => one.includes('"watching"')) + 1;
    expect(read(text).findings[0]?.line).toBe(line);
  });

  test("a rule that contradicts itself", () => {
    expect(
      codes(withRules("alerts && !alerts -> NO_RISK", "drift -> NO_RISK", "default -> HIGH_RISK")),
    ).toContain("dead_risk_rule watching");
  });

  test("answers without any rule", () => {
    expect(codes(withRules("alerts && drift -> NO_RISK", "watching_no -> HIGH_RISK"))).toContain(
      "uncovered_answers watching",
    );
  });

  test("a rule that punishes doing more", () => {
    expect(codes(withRules("alerts && drift -> HIGH_RISK", "default -> NO_RISK"))).toContain(
      "falls_with_better_answer watching",
    );
  });

  test("a choice that stands twice", () => {
    const twice = lensText()
      .replace('"id": "drift"', '"id": "alerts"')
      .replaceAll("alerts && drift", "alerts");
    expect(codes(twice)).toContain("duplicate_id watching.alerts");
  });
});

describe("a lens that cannot be read says where and why", () => {
  test.each([
    ["alerts && -> NO_RISK", "it ends too early"],
    ["(alerts -> NO_RISK", "a bracket is not closed"],
    ["alerts drift -> NO_RISK", '"drift" is not expected here'],
    ["alerts & drift -> NO_RISK", '"&" is not expected here'],
    ["alarms -> NO_RISK", 'the question has no choice "alarms"'],
  ])("%s", (rule, why) => {
    const text = withRules(rule);
    const [problem] = problemsOf(text);
    expect(problem?.message).toContain(`Rule 1 of watching cannot be read: ${why}`);
    expect(problem?.line).toBe(
      text.split("\n").findIndex((line) => line.includes("condition")) + 1,
    );
  });

  test("another schema version, a risk nobody knows, a missing title", () => {
    expect(problemsOf(lensText().replace("2021-11-01", "2030-01-01"))[0]?.message).toBe(
      '"schemaVersion" must be "2021-11-01".',
    );
    expect(problemsOf(withRules("default -> SOME_RISK"))[0]?.message).toContain('"NO_RISK" or');
    const untitled = lensText().replace('"title": "Drift is measured.",', "");
    expect(problemsOf(untitled)[0]?.message).toContain('choices.1.title" is missing');
  });
});
