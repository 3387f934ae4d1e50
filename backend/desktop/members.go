package desktop

// Members shows the people of an organization.
func (o *Organization) Members(in OrganizationInput) (MembersView, error) {
	return call(o.room, "Organization.Members", in, later[OrganizationInput, MembersView])
}

// SetMFAPolicy says whether the organization wants MFA of its members.
func (o *Organization) SetMFAPolicy(in MFAPolicyInput) (GeneralView, error) {
	return call(o.room, "Organization.SetMFAPolicy", in, later[MFAPolicyInput, GeneralView])
}

// ResetMFA turns a member's second factor off, for one who has lost it.
func (o *Organization) ResetMFA(in MemberInput) (MembersView, error) {
	return call(o.room, "Organization.ResetMFA", in, later[MemberInput, MembersView])
}

// ResetMFA turns an account's second factor off, for one who has lost it.
func (i *Installation) ResetMFA(in AccountInput) (InstallationView, error) {
	return call(i.room, "Installation.ResetMFA", in, later[AccountInput, InstallationView])
}
