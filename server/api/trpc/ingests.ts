/**
 * The operations that append in bulk and write no audit entry of their own, by name. A test compares this list with
 * the routers: nothing else may be of that kind.
 */
export const ingests: readonly string[] = [];
