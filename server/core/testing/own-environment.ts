import { afterAll, vi } from "vitest";

/**
 * These variables for one test file. The files share what they have loaded, so everything is read anew here, and once
 * more by the file that comes after. To be called in `vi.hoisted`, before anything that reads them is imported.
 */
export function ownEnvironment(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.resetModules();
  afterAll(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
  });
}
