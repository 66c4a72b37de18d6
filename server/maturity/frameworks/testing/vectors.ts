import type { Answer } from "../../rules/answer";
import { assess } from "../../rules/assess";
import type { Assessment, Score } from "../../rules/assessment";
import { askedPractices, type Framework } from "../../rules/framework";
import type { Observation } from "../../rules/observation";
import { optionsOf } from "../../rules/options";
import { choose, NOW } from "../../rules/testing/sample";
import vectors from "../../rules/vectors.json";

/** The worked examples, read by name: their fields differ from one to the next, so each is checked here. */

export type Values = Readonly<Record<string, number | null>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const vectorIds: readonly string[] = vectors.map(({ id }) => id);

export const vector = (id: string) => {
  const found = vectors.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No vector ${id}.`);
  return found;
};

/** A field of the example, of its input or of what is expected. */
export const field = (id: string, name: string): unknown => {
  const example = vector(id);
  const parts: readonly unknown[] = [example, example.input, example.expected];
  for (const part of parts) {
    if (isRecord(part) && part[name] !== undefined) return part[name];
  }
  throw new Error(`${id} has no ${name}.`);
};

export const recordIn = (value: unknown): Readonly<Record<string, unknown>> => {
  if (!isRecord(value)) throw new Error("A vector's field is not what it was.");
  return value;
};

export const listIn = (value: unknown): readonly unknown[] => {
  if (!Array.isArray(value)) throw new Error("A vector's list is not what it was.");
  return value;
};

export const numberIn = (value: unknown): number => {
  if (typeof value !== "number") throw new Error("A vector's number is not what it was.");
  return value;
};

export const numbersIn = (value: unknown): Values =>
  Object.fromEntries(
    Object.entries(recordIn(value)).map(([key, one]) => [
      key,
      typeof one === "number" ? one : null,
    ]),
  );

const answersFor = (framework: Framework, values: Values): readonly Answer[] =>
  askedPractices(framework).flatMap((asked) => {
    const option = optionsOf(framework, asked).find(({ value }) => value === values[asked.key]);
    return option === undefined ? [] : [choose(asked.key, option.key)];
  });

/** The result of answers given as values: each becomes the option that is worth it. */
export const score = (
  framework: Framework,
  answers: Values,
  observations: readonly Observation[] = [],
): Assessment =>
  assess({ framework, answers: answersFor(framework, answers), observations, now: NOW });

export const progressOf = ({ progress }: Score, level: number): string => {
  const rung = progress.find((one) => one.level === level);
  return `${rung?.met}/${rung?.applicable}`;
};

/** Keys of the required practices by level, sorted; levels that require nothing are left out. */
export const requiredBy = (framework: Framework) =>
  Object.fromEntries(
    framework.levels
      .map(({ ordinal }): [string, string[]] => [
        String(ordinal),
        askedPractices(framework)
          .filter(({ kind, level }) => kind === "R" && level === ordinal)
          .map(({ key }) => key)
          .toSorted(),
      ])
      .filter(([, keys]) => keys.length > 0),
  );
