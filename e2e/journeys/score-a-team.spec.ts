import { fresh, test } from "../fixtures";
import { answering } from "./score-a-team/answering";
import { arriving } from "./score-a-team/arriving";
import type { Story } from "./score-a-team/story";
import { takingStock } from "./score-a-team/taking-stock";

// One story in the order in which a customer lives it: each step stands on the one before.
test.describe.configure({ mode: "serial" });

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- filled before the first step runs
const story = { invitation: "", assessmentId: "", section: "" } as Story;

test.beforeAll(async ({ browser }) => {
  const baseURL = fresh().origin;
  story.adminContext = await browser.newContext({ baseURL });
  story.leadContext = await browser.newContext({ baseURL });
  story.ada = await story.adminContext.newPage();
  story.lena = await story.leadContext.newPage();
});

test.afterAll(async () => {
  await story.adminContext.close();
  await story.leadContext.close();
});

arriving(story);
answering(story);
takingStock(story);
