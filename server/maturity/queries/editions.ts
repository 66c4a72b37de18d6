import { z } from "zod";
import type { Work } from "~/server/core/context";
import { isEdition } from "../rules/dual-score";
import type { Framework } from "../rules/framework";
import { newestFrameworks } from "./frameworks";

export const editionShape = z.object({ key: z.string(), version: z.string(), title: z.string() });

/** The newest versions of other editions of a framework, and of itself when it is no longer the newest. */
export const editionsOf = async (work: Work, framework: Framework): Promise<Framework[]> =>
  (await newestFrameworks(work)).filter((other) => isEdition(framework, other));

export const editionRef = ({ key, version, title }: Framework): z.input<typeof editionShape> => ({
  key,
  version,
  title,
});
