import { read, router } from "~/server/api/trpc/init";
import { findAnything } from "./queries/find-anything";

/** One question to everything that has a name. */
export const searchRouter = router({ findAnything: read(findAnything) });
