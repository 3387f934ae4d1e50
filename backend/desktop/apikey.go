package desktop

// APIKey offers the keys to the gateway.
type APIKey struct{ room *room }

// List shows API keys of a workspace or of the organization.
func (k *APIKey) List(in KeysInput) (KeysView, error) {
	return call(k.room, "APIKey.List", in, later[KeysInput, KeysView])
}

// Create makes an API key and shows its text once.
func (k *APIKey) Create(in CreateKeyInput) (NewKeyView, error) {
	return call(k.room, "APIKey.Create", in, later[CreateKeyInput, NewKeyView])
}

// Rotate gives an API key another secret and shows its text once.
func (k *APIKey) Rotate(in RotateKeyInput) (NewKeyView, error) {
	return call(k.room, "APIKey.Rotate", in, later[RotateKeyInput, NewKeyView])
}

// Revoke ends API keys for good.
func (k *APIKey) Revoke(in RevokeKeysInput) (ChangedView, error) {
	return call(k.room, "APIKey.Revoke", in, later[RevokeKeysInput, ChangedView])
}

// Rename gives an API key another name.
func (k *APIKey) Rename(in RenameKeyInput) (KeyView, error) {
	return call(k.room, "APIKey.Rename", in, later[RenameKeyInput, KeyView])
}

// Policy shows how long API keys may live.
func (k *APIKey) Policy(in KeyPolicyInput) (KeyPolicyView, error) {
	return call(k.room, "APIKey.Policy", in, later[KeyPolicyInput, KeyPolicyView])
}

// SetPolicy says how long API keys may live that are made from now on.
func (k *APIKey) SetPolicy(in SetKeyPolicyInput) (KeyPolicyView, error) {
	return call(k.room, "APIKey.SetPolicy", in, later[SetKeyPolicyInput, KeyPolicyView])
}
