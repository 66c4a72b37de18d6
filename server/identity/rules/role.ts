/** What a person reads when roles are given out. Which role holds which permission: `server/core/permissions`. */
export const roleDescriptions = {
  viewer: { title: "Viewer", summary: "Reads everything of the organisation and changes nothing." },
  lead: {
    title: "Team lead",
    summary: "Answers assessments and attaches evidence for the teams they are on.",
  },
  engineer: {
    title: "Engineer",
    summary:
      "Registers models and datasets, logs metrics, starts runs, and answers assessments as an assessor.",
  },
  approver: {
    title: "Approver",
    summary: "Approves or rejects promotions that other people asked for.",
  },
  admin: {
    title: "Admin",
    summary: "Looks after members, teams, tokens and settings. Gives no right to approve.",
  },
  auditor: { title: "Auditor", summary: "Reads, verifies and exports the audit trail." },
} as const;
