import { Refused } from "./problem";
import { sessionGate } from "./session-gate";

/**
 * Asks a door that takes or gives bytes, which tRPC does not. Meets an ended session as every other request does:
 * it waits until the person has signed in again. Throws Refused with the server's own words.
 */
export async function askDoor(path: string, request: RequestInit): Promise<unknown> {
  const answer = await reach(path, request);
  if (answer.status === 401 && (await sessionGate.whenSignedIn("by-person")))
    return read(await reach(path, request));
  return read(answer);
}

async function reach(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(path, request);
  } catch {
    throw new Refused(
      "Cairn could not be reached. What you chose is still here; try again when you are connected.",
    );
  }
}

async function read(answer: Response): Promise<unknown> {
  const said: unknown = await answer.json().catch(() => null);
  if (answer.ok) return said;
  throw new Refused(detailIn(said), fieldsIn(said));
}

const valueIn = (said: unknown, name: string): unknown =>
  typeof said === "object" && said !== null ? Reflect.get(said, name) : undefined;

function detailIn(said: unknown): string {
  const detail = valueIn(said, "detail");
  return typeof detail === "string" ? detail : "Something unexpected happened. Try again.";
}

function fieldsIn(said: unknown): Readonly<Record<string, string>> {
  const fields = valueIn(said, "fields");
  if (typeof fields !== "object" || fields === null) return {};
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, words]) =>
      typeof words === "string" ? [[name, words]] : [],
    ),
  );
}
