import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestOf, follow, genesis, type Link } from "./chain";

function chainOf(subjects: readonly string[]): Link[] {
  const links: Link[] = [];
  for (const [index, subject] of subjects.entries()) {
    const before = links.at(-1) ?? genesis;
    const open = {
      orgId: "0190a000-0000-7000-8000-000000000001",
      seq: index + 1,
      atMicros: String(1_763_719_200_000_000 + index),
      eventId: `event-${index}`,
      actorKind: "member",
      actorId: "ana",
      actorName: "Ana Ruiz",
      action: "identity.create-team",
      outcome: "done",
      subject,
      detail: JSON.stringify({ after: subject }),
      requestId: `request-${index}`,
      previous: before.hash,
    };
    links.push({ ...open, hash: digestOf({ ...open, hash: "" }) });
  }
  return links;
}

const subjects = fc.array(fc.string(), { minLength: 2, maxLength: 30 });
const texts = [
  "actorName",
  "action",
  "outcome",
  "subject",
  "detail",
  "requestId",
  "atMicros",
] as const;

describe("the audit chain", () => {
  test("an untouched chain holds to its end", () =>
    fc.assert(
      fc.property(subjects, (all) => {
        const links = chainOf(all);
        expect(follow(genesis, links)).toEqual({
          reached: { seq: all.length, hash: links.at(-1)?.hash },
          broken: null,
        });
      }),
    ));

  test("a changed field is found at the changed entry", () =>
    fc.assert(
      fc.property(subjects, fc.nat(), fc.constantFrom(...texts), (all, pick, field) => {
        const links = chainOf(all);
        const at = pick % links.length;
        const forged = links.map((link, index) =>
          index === at ? { ...link, [field]: `${link[field]}!` } : link,
        );
        expect(follow(genesis, forged).broken?.seq).toBe(at + 1);
      }),
    ));

  test("moving characters between neighbouring fields is found", () => {
    const links = chainOf(["team:1", "team:2"]);
    const forged = links.map((link) => ({
      ...link,
      actorName: `${link.actorName}i`,
      action: link.action.slice(1),
    }));
    expect(follow(genesis, forged).broken?.seq).toBe(1);
  });

  test("a removed entry, a swapped pair and a repeated entry are found where they begin", () =>
    fc.assert(
      fc.property(subjects, fc.nat(), (all, pick) => {
        const links = chainOf(all);
        const at = pick % (links.length - 1);
        const [one, two] = [links[at], links[at + 1]];
        if (!one || !two) return;
        expect(follow(genesis, links.toSpliced(at, 1)).broken?.seq).toBe(at + 1);
        expect(follow(genesis, links.toSpliced(at, 2, two, one)).broken?.seq).toBe(at + 1);
        expect(follow(genesis, links.toSpliced(at, 0, one)).broken?.seq).toBe(at + 2);
      }),
    ));

  test("a re-hashed forgery breaks at the entry after it", () => {
    const links = chainOf(["a", "b", "c"]);
    const forged = links.map((link) => {
      if (link.seq !== 2) return link;
      const changed = { ...link, subject: "forged" };
      return { ...changed, hash: digestOf(changed) };
    });
    expect(follow(genesis, forged).broken?.seq).toBe(3);
  });
});
