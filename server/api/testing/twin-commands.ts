import { filled, settled, undecided } from "./assessor-fixtures";
import { attached } from "./document-fixtures";
import { ended } from "./campaign-fixtures";
import { canary, type Side } from "./world";
import { drafted, fileOf, following, ownKey, published } from "./framework-fixtures";
import { answered, framework, improvement, opened, practice } from "./maturity-fixtures";
import { imported, toImport } from "./questionnaire-fixtures";
import { charted, dimension, situation } from "./roadmap-fixtures";
import { teamOf } from "./team-fixtures";
import { fullTeam, signed } from "./full-team";

const signing = async (side: Side) => ({
  assessmentId: (await signed(side)).assessmentId,
  statementAccepted: true,
});
const onTeam = async (side: Side) => ({
  teamId: (await teamOf(side)).id,
  memberId: side.things.get("me"),
});

/** What a command does in a second case; `code` is the answer that is expected of it. */
export type Case = {
  readonly path: string;
  readonly when: string;
  readonly input: (side: Side) => unknown;
  readonly code: string;
};

const done = (path: string, when: string, input: Case["input"]): Case => ({
  path,
  when,
  input,
  code: "OK",
});
const refused = (code: string, each: Case): Case => ({ ...each, code });

const saved = async (side: Side) => {
  const { assessmentId } = await opened(side);
  const answer = { assessmentId, practice, response: { kind: "not_known" as const } };
  await side.everyone.maturity.saveAnswer({ ...answer, expectedRevision: 0 });
  return answer;
};

/** Cases of commands beyond their fixture. */
export const moreCommands: readonly Case[] = [
  done("identity.createResetLink", "an older link is open", async ({ everyone, memberIds }) => {
    await everyone.identity.createResetLink({ memberId: memberIds.viewer });
    return { memberId: memberIds.viewer };
  }),
  refused(
    "CONFLICT",
    done("identity.inviteMember", "the person is a member", async ({ everyone, memberIds }) => {
      const { email } = await everyone.identity.findMember({ memberId: memberIds.viewer });
      return { email, roles: ["viewer"] };
    }),
  ),
  refused(
    "PRECONDITION_FAILED",
    done(
      "identity.changeRoles",
      "it is the last admin",
      async ({ everyone, memberIds, things }) => {
        await everyone.identity.disableMember({ memberId: memberIds.admin });
        return { memberId: things.get("me"), roles: ["viewer"] };
      },
    ),
  ),
  done("maturity.saveAnswer", "the answer is changed", async (side) => ({
    ...(await saved(side)),
    note: canary(side.letter, "changed"),
    expectedRevision: 1,
  })),
  refused(
    "CONFLICT",
    done("maturity.saveAnswer", "somebody else was faster", async (side) => ({
      ...(await saved(side)),
      expectedRevision: 0,
    })),
  ),
  refused(
    "CONFLICT",
    done("maturity.startAssessment", "one is open", async (side) => ({
      slug: (await opened(side)).slug,
      framework,
    })),
  ),
  done("maturity.startAssessment", "one was signed", async (side) => ({
    slug: (await signed(side)).slug,
    framework,
  })),
  refused("CONFLICT", done("maturity.signOff", "it is signed", signing)),
  refused("CONFLICT", done("identity.addTeamMember", "the person is on it", onTeam)),
  done("maturity.saveMilestone", "everything is answered", async (side) => ({
    slug: (await answered(side)).slug,
    framework,
    name: canary(side.letter, "third"),
  })),
  done("maturity.attachDocument", "another stands there", async (side) => ({
    assessmentId: (await attached(side)).assessmentId,
    practice,
    fileName: "second.txt",
    title: canary(side.letter, "second"),
    effectiveOn: "2026-01-01",
    content: Buffer.from("More.").toString("base64"),
  })),
  refused(
    "CONFLICT",
    done("maturity.attachDocument", "the same file stands there", async (side) => ({
      assessmentId: (await attached(side)).assessmentId,
      practice,
      fileName: "again.txt",
      title: canary(side.letter, "again"),
      effectiveOn: "2026-01-01",
      content: Buffer.from("We watch every model.").toString("base64"),
    })),
  ),
  refused(
    "CONFLICT",
    done("maturity.importQuestionnaire", "somebody answered since the preview", async (side) => {
      const given = await toImport(side);
      await side.everyone.maturity.saveAnswer({
        assessmentId: given.assessmentId,
        practice,
        response: { kind: "not_known" },
        note: canary(side.letter, "meanwhile"),
        expectedRevision: 0,
      });
      return given;
    }),
  ),
  done("maturity.undoQuestionnaireImport", "one answer was changed since", async (side) => {
    const place = await imported(side, [practice, "G1-02"]);
    await side.everyone.maturity.saveAnswer({
      assessmentId: place.assessmentId,
      practice,
      response: { kind: "not_known" },
      note: canary(side.letter, "since"),
      expectedRevision: 1,
    });
    return place;
  }),
  done("maturity.collectEvidence", "there is much to see", async (side) => ({
    slug: (await fullTeam(side)).slug,
  })),
  done("maturity.collectAllEvidence", "there is much to see", async (side) => {
    await fullTeam(side);
    return {};
  }),
  done("maturity.planImprovement", "a member owns it", async (side) => ({
    slug: (await teamOf(side)).slug,
    framework,
    practice,
    ownerId: side.memberIds.viewer,
  })),
  done("maturity.saveFrameworkDraft", "a draft is replaced", async (side) => {
    const { key } = await drafted(side);
    return { text: fileOf({ key, title: canary(side.letter, "again") }), expectedRevision: 1 };
  }),
  refused(
    "CONFLICT",
    done("maturity.saveFrameworkDraft", "somebody has one", async (side) => ({
      text: fileOf({ key: (await drafted(side)).key, title: canary(side.letter, "other") }),
    })),
  ),
  done("maturity.saveFrameworkDraft", "a version is published", async (side) => ({
    text: fileOf({ key: (await published(side, { key: ownKey() })).key, version: "1.1.0" }),
  })),
  done("maturity.startAssessment", "the framework is their own", async (side) => ({
    slug: (await teamOf(side)).slug,
    framework: (await published(side)).key,
  })),
  done("maturity.retireFramework", "a team is assessed with it", async (side) => ({
    key: (await following(side)).key,
  })),
  done("maturity.updateImprovement", "it is opened again", async (side) => {
    const item = await improvement(side, (await teamOf(side)).slug);
    await side.everyone.maturity.updateImprovement({ ...item, status: "dropped" });
    return { ...item, status: "planned", ownerId: side.memberIds.viewer };
  }),
  done("maturity.saveAnswer", "the sheet is one's own", async (side) => ({
    ...(await filled(side)),
    practice,
    response: { kind: "not_known" as const },
    expectedRevision: 1,
  })),
  done("maturity.resolveDispute", "it was settled before", async (side) => ({
    ...(await settled(side)),
    ...undecided(canary(side.letter, "decided again")),
    expectedRevision: 1,
  })),
  refused(
    "CONFLICT",
    done("maturity.endCampaign", "it has ended", async (side) => ({
      ...(await ended(side)),
      outcome: "cancelled",
      reason: canary(side.letter, "late"),
    })),
  ),
  done("maturity.setContext", "it was said before", async (side) => ({
    slug: (await charted(side)).slug,
    ...situation,
    productionModels: 9,
  })),
  done("maturity.overrideTarget", "people set one before", async (side) => ({
    ...(await charted(side)),
    dimension,
    level: 1,
    reason: canary(side.letter, "again"),
  })),
  done("maturity.parkPractice", "it is parked", async (side) => ({
    ...(await charted(side)),
    practice,
    reviewOn: "2031-01-01",
    reason: canary(side.letter, "longer"),
  })),
];
