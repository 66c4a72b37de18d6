import { roles } from "~/server/core/permissions";
import type { Fixture, Fixtures } from "./fixture";
import { registered } from "./registry-fixtures";
import { canary, type Side } from "./world";

type Rights = Pick<Fixture, "holders" | "scope" | "foreign">;

const reading: Rights = { holders: roles, scope: "registry:read", foreign: "nothing" };
const writing: Rights = {
  holders: ["lead", "engineer"],
  scope: "registry:write",
  foreign: "nothing",
};

/** An address for examples, to which nothing is ever sent. */
export const nowhere = "https://told.example/hook";

/** A webhook of this side. */
export async function webhook(side: Side): Promise<{ webhookId: string }> {
  const { webhookId } = await side.everyone.registry.createWebhook({
    name: "told",
    url: nowhere,
    description: canary(side.letter, "webhook"),
    secret: canary(side.letter, "secret"),
    events: ["registered_model.created", "model_version_alias.created"],
  });
  return { webhookId };
}

export const webhookFixtures: Fixtures = {
  "registry.findWebhook": { ...reading, input: webhook },
  "registry.listWebhooks": { ...reading, foreign: "own", input: () => ({}) },
  "registry.listDeliveries": {
    ...reading,
    input: async (side) => {
      const place = await webhook(side);
      await registered(side);
      return place;
    },
  },
  "registry.createWebhook": {
    ...writing,
    foreign: "own",
    input: () => ({ name: "another", url: nowhere, events: ["model_version.created"] }),
  },
  "registry.updateWebhook": {
    ...writing,
    input: async (side) => ({ ...(await webhook(side)), status: "DISABLED" }),
  },
  "registry.deleteWebhook": { ...writing, input: webhook },
  "registry.testWebhook": { ...writing, input: webhook },
};
