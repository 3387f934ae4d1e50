/** The invitations of the organization. */
export function InvitationsTab() {
  return null;
}
