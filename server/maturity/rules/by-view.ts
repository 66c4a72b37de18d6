import type { ByView, View } from "./assessment";

/** The same question asked of what is claimed, confirmed and proven. */
export const byView = <T>(make: (view: View) => T): ByView<T> => ({
  claimed: make("claimed"),
  confirmed: make("confirmed"),
  proven: make("proven"),
});
