import { answerTrpc } from "~/server/api/trpc/answer";

export const dynamic = "force-dynamic";

export { answerTrpc as GET, answerTrpc as POST };
