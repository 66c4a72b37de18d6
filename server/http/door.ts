import type { Exchange } from "./exchange";

export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * Who is let in.
 * `anyone`: probes, by any host name, without state. `site`: our own pages only, when something can change.
 * `machine`: as `site`, and any caller that brings its own bearer token.
 */
export type Guard = "anyone" | "site" | "machine";

/** What the answer is to a browser: a page with scripts, data that nothing may be loaded from, or a file of the build. */
export type Policy = "page" | "data" | "asset";

/** One entrance. The first door of the list that covers a path serves it, or refuses the method. */
export type Door = {
  /** The route class in metrics and in the access log. */
  readonly name: string;
  readonly covers: (path: string) => boolean;
  readonly methods: readonly Method[];
  readonly guard: Guard;
  readonly policy: Policy;
  /** Whether it answers while Cairn is still starting. Others wait for the start to end. */
  readonly early?: boolean;
  /** Large bodies come in here: as long as bytes keep arriving, a request may take as long as it needs. */
  readonly longBodies?: boolean;
  readonly serve: (exchange: Exchange) => Promise<void> | void;
};

export const exactly = (wanted: string) => (path: string) => path === wanted;

/** The path itself and everything below it. */
export const under = (root: string) => (path: string) =>
  path === root || path.startsWith(`${root}/`);
