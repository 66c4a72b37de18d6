import { read, router } from "~/server/api/trpc/init";
import { listEvents } from "./queries/trail";
import { verifyChain } from "./queries/verification";

export const auditRouter = router({
  listEvents: read(listEvents),
  verifyChain: read(verifyChain),
});
