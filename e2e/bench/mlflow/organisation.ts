import postgres from "postgres";
import { provideDatabase } from "~/db/client";
import { createLeasePool } from "~/db/lease";
import { APP_ROLE } from "~/db/migrate";
import { type Context, vouchForOrg } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { log } from "~/server/core/log";
import { createToken } from "~/server/identity/commands/create-token";

/** An organisation with one member, and a token that logs. */
export async function organisationWithToken(
  ownerUrl: string,
): Promise<{ orgId: string; token: string }> {
  const [orgId, memberId] = [newId(), newId()];
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  await owner`insert into organisation values (${orgId}, 'Bench', 'UTC', 'EUR', now())`;
  await owner`insert into account (id, email, name, created_at) values (${memberId}, 'bench@example.org', 'Bench', now())`;
  await owner`insert into member (org_id, id, account_id, name, email, roles, status, joined_at)
    values (${orgId}, ${memberId}, ${memberId}, 'Bench', 'bench@example.org', ${["admin", "engineer"]}, 'active', now())`;
  await owner.end();
  const pool = createLeasePool({ url: ownerUrl, role: APP_ROLE, size: 2 });
  provideDatabase(pool);
  const context: Context = {
    actor: {
      kind: "member",
      memberId,
      accountId: memberId,
      sessionId: newId(),
      name: "Bench",
      roles: ["admin", "engineer"],
    },
    orgId: vouchForOrg(orgId),
    requestId: "bench",
    log,
    now: () => new Date(),
  };
  const scopes = ["tracking:read", "tracking:write"] as const;
  const { token } = await createToken.run(context, { name: "bench", scopes: [...scopes], days: 1 });
  await pool.close();
  return { orgId, token: token ?? "" };
}
