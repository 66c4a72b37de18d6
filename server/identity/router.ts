import { enter, read, router, write } from "~/server/api/trpc/init";
import { acceptInvitation } from "./commands/accept-invitation";
import { addTeamMember } from "./commands/add-team-member";
import { archiveTeam } from "./commands/archive-team";
import { changePassword } from "./commands/change-password";
import { changeRoles } from "./commands/change-roles";
import { checkLink } from "./commands/check-link";
import { checkSetup } from "./commands/check-setup";
import { completeSetup } from "./commands/complete-setup";
import { createResetLink } from "./commands/create-reset-link";
import { createTeam } from "./commands/create-team";
import { createToken } from "./commands/create-token";
import { deleteView } from "./commands/delete-view";
import { disableMember } from "./commands/disable-member";
import { enableMember } from "./commands/enable-member";
import { endMemberSessions } from "./commands/end-member-sessions";
import { endOtherSessions } from "./commands/end-other-sessions";
import { endOwnSession } from "./commands/end-session";
import { inviteMember } from "./commands/invite-member";
import { removeTeamMember } from "./commands/remove-team-member";
import { resetPassword } from "./commands/reset-password";
import { restoreTeam } from "./commands/restore-team";
import { revokeInvitation } from "./commands/revoke-invitation";
import { revokeToken } from "./commands/revoke-token";
import { saveView } from "./commands/save-view";
import { setTeamLead } from "./commands/set-team-lead";
import { signOut } from "./commands/sign-out";
import { switchOrganisation } from "./commands/switch-organisation";
import { updateOrganisation } from "./commands/update-organisation";
import { updateOwnName } from "./commands/update-own-name";
import { updateTeam } from "./commands/update-team";
import { listInvitations } from "./queries/invitations";
import { findMember, listMembers } from "./queries/members";
import { findOrganisation } from "./queries/organisation";
import { pickMembers, pickTeams, search } from "./queries/search";
import { listMemberSessions, listOwnSessions } from "./queries/sessions";
import { findTeam, listTeams } from "./queries/teams";
import { listTokens } from "./queries/tokens";
import { listViews } from "./queries/views";
import { whoami } from "./queries/whoami";

/** Signing in itself is not here: it answers with a cookie, so `server/api/auth` is its only door. */
export const identityRouter = router({
  checkSetup: enter(checkSetup),
  completeSetup: enter(completeSetup),
  checkLink: enter(checkLink),
  acceptInvitation: enter(acceptInvitation),
  resetPassword: enter(resetPassword),

  whoami: read(whoami),
  search: read(search),
  signOut: write(signOut),
  listViews: read(listViews),
  saveView: write(saveView),
  deleteView: write(deleteView),
  switchOrganisation: write(switchOrganisation),
  updateOwnName: write(updateOwnName),
  changePassword: write(changePassword),
  listOwnSessions: read(listOwnSessions),
  endSession: write(endOwnSession),
  endOtherSessions: write(endOtherSessions),

  findOrganisation: read(findOrganisation),
  updateOrganisation: write(updateOrganisation),

  listMembers: read(listMembers),
  findMember: read(findMember),
  pickMembers: read(pickMembers),
  inviteMember: write(inviteMember),
  listInvitations: read(listInvitations),
  revokeInvitation: write(revokeInvitation),
  changeRoles: write(changeRoles),
  disableMember: write(disableMember),
  enableMember: write(enableMember),
  createResetLink: write(createResetLink),
  listMemberSessions: read(listMemberSessions),
  endMemberSessions: write(endMemberSessions),

  listTeams: read(listTeams),
  findTeam: read(findTeam),
  pickTeams: read(pickTeams),
  createTeam: write(createTeam),
  updateTeam: write(updateTeam),
  archiveTeam: write(archiveTeam),
  restoreTeam: write(restoreTeam),
  addTeamMember: write(addTeamMember),
  removeTeamMember: write(removeTeamMember),
  setTeamLead: write(setTeamLead),

  listTokens: read(listTokens),
  createToken: write(createToken),
  revokeToken: write(revokeToken),
});
