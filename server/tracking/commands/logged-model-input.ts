import { z } from "zod";

/** `m-` and 32 hexadecimal digits. */
export const modelId = z.string().min(1).max(255);

const forbidden = ["/", ":", ".", "%", '"', "'"];

/** As the reference has it: what would break an address or a filter cannot stand in a name. */
export const loggedModelName = z
  .string()
  .max(500)
  .refine(
    (name) => !forbidden.some((character) => name.includes(character)),
    `a model's name cannot contain the following characters: ${forbidden.join(" ")}`,
  );

const key = z.string().min(1).max(250, "its key is longer than 250 characters");

export const loggedModelParam = z.strictObject({
  key,
  value: z.string().max(6000, "its value is longer than 6000 characters").default(""),
});

export const loggedModelTag = z.strictObject({
  key,
  value: z.string().max(8000, "its value is longer than 8000 characters").default(""),
});

export type Pair = { readonly key: string; readonly value: string };

/** Of several with one key the last counts: one statement can write a row once only. */
export const lastOfEach = (pairs: readonly Pair[]): Pair[] => [
  ...new Map(pairs.map((pair) => [pair.key, pair])).values(),
];
