import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { artifactsRouter } from "~/server/artifacts/router";
import { auditRouter } from "~/server/audit/router";
import { featuresRouter } from "~/server/features/router";
import { datasetsRouter } from "~/server/datasets/router";
import { cardsRouter } from "~/server/cards/router";
import { identityRouter } from "~/server/identity/router";
import { importsRouter } from "~/server/imports/router";
import { maturityRouter } from "~/server/maturity/router";
import { registryRouter } from "~/server/registry/router";
import { searchRouter } from "~/server/search/router";
import { trackingRouter } from "~/server/tracking/router";
import { createCallerFactory, router } from "./init";

export const appRouter = router({
  artifacts: artifactsRouter,
  audit: auditRouter,
  features: featuresRouter,
  datasets: datasetsRouter,
  cards: cardsRouter,
  identity: identityRouter,
  imports: importsRouter,
  maturity: maturityRouter,
  registry: registryRouter,
  search: searchRouter,
  tracking: trackingRouter,
});

export type AppRouter = typeof appRouter;
export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;
export const createCaller = createCallerFactory(appRouter);
