import { bigint, customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** The tenant: leads every key, foreign key and index of a tenant table. */
export const orgId = () => uuid("org_id").notNull();

/** A point in time (`timestamptz`), read and written as a `Date`. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Whole numbers beyond 32 bits that stay below 2^53: steps, counters, sizes and milliseconds since 1970. */
export const whole = (name: string) => bigint(name, { mode: "number" });

/** Raw bytes: hashes and the like. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});
