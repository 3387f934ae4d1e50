package desktop

import (
	"context"
	"time"

	"intendant/backend/apikey"
	"intendant/backend/fault"
	"intendant/backend/ident"
)

// APIKey offers the keys to the gateway.
type APIKey struct{ room *room }

// List shows API keys of a workspace or of the organization.
func (k *APIKey) List(in KeysInput) (KeysView, error) {
	return call(k.room, "APIKey.List", in, visit.keys)
}

// Create makes an API key and shows its text once.
func (k *APIKey) Create(in CreateKeyInput) (NewKeyView, error) {
	return call(k.room, "APIKey.Create", in, visit.createKey)
}

// Rotate gives an API key another secret and shows its text once.
func (k *APIKey) Rotate(in RotateKeyInput) (NewKeyView, error) {
	return call(k.room, "APIKey.Rotate", in, visit.rotateKey)
}

// Revoke ends API keys for good.
func (k *APIKey) Revoke(in RevokeKeysInput) (ChangedView, error) {
	return call(k.room, "APIKey.Revoke", in, visit.revokeKeys)
}

// Rename gives an API key another name.
func (k *APIKey) Rename(in RenameKeyInput) (KeyView, error) {
	return call(k.room, "APIKey.Rename", in, visit.renameKey)
}

// Policy shows how long API keys may live.
func (k *APIKey) Policy(in KeyPolicyInput) (KeyPolicyView, error) {
	return call(k.room, "APIKey.Policy", in, visit.keyPolicy)
}

// SetPolicy says how long API keys may live that are made from now on.
func (k *APIKey) SetPolicy(in SetKeyPolicyInput) (KeyPolicyView, error) {
	return call(k.room, "APIKey.SetPolicy", in, visit.setKeyPolicy)
}

func (v visit) keys(ctx context.Context, in KeysInput) (KeysView, error) {
	want := apikey.Query{
		Organization: ident.Organization(in.Organization), Workspace: ident.Workspace(in.Workspace), Search: in.Search,
		State: in.State, Limit: int(min(in.Limit, maxKeys)),
	}
	var err error
	if in.Member != "" {
		if want.Member, err = ident.Parse[ident.Member](in.Member); err != nil {
			return KeysView{}, err
		}
	}
	if in.After != "" {
		if want.After, err = ident.Parse[ident.Key](in.After); err != nil {
			return KeysView{}, err
		}
	}
	page, err := v.APIKeys.List(ctx, v.session.Account, want)
	view := KeysView{Keys: make([]KeyView, 0, len(page.Keys)), Next: string(page.Next), Total: page.Total}
	for _, one := range page.Keys {
		view.Keys = append(view.Keys, v.keyView(want.Organization, one))
	}
	return view, err
}

const maxKeys = 200

func (v visit) keyView(org ident.Organization, k apikey.Listed) KeyView {
	return KeyView{
		ID: string(k.ID), Name: k.Name, Workspace: string(k.Workspace), WorkspaceName: k.WorkspaceName, Prefix: apikey.Prefix(k.ID),
		By: string(k.Member), ByName: k.By, State: string(k.At), Scope: texted(k.Scope), Models: texted(k.Models),
		Created: timeOrNothing(k.Created), Expires: timeOrNothing(k.Expires), LastUsed: timeOrNothing(k.LastUsed), GraceUntil: timeOrNothing(k.GraceUntil),
		Revoked: timeOrNothing(k.Revoked), Longer: k.Longer, Spend: v.spent(org, string(k.ID)), Mine: k.Mine, Can: k.Can,
	}
}

// texted is a list as the page gets it: never null.
func texted(list []string) []string { return append([]string{}, list...) }

func (v visit) createKey(ctx context.Context, in CreateKeyInput) (NewKeyView, error) {
	made := apikey.NewKey{Workspace: ident.Workspace(in.Workspace), Name: in.Name, Scope: in.Scope}
	if in.Expires != "" {
		at, err := time.Parse(time.RFC3339Nano, in.Expires)
		if err != nil {
			return NewKeyView{}, fault.Invalid(fault.On("expires", fault.Malformed))
		}
		made.Expires = at.UTC().Truncate(time.Millisecond)
	}
	for _, m := range in.Models {
		made.Models = append(made.Models, ident.Model(m))
	}
	one, secret, err := v.APIKeys.Create(ctx, v.by(), ident.Organization(in.Organization), made)
	return v.newKeyView(in.Organization, one, secret, err)
}

func (v visit) newKeyView(org string, one apikey.Listed, secret string, err error) (NewKeyView, error) {
	if err != nil {
		return NewKeyView{}, err
	}
	return NewKeyView{Key: v.keyView(ident.Organization(org), one), Secret: secret}, nil
}

func (v visit) rotateKey(ctx context.Context, in RotateKeyInput) (NewKeyView, error) {
	id, err := ident.Parse[ident.Key](in.Key)
	if err != nil {
		return NewKeyView{}, err
	}
	one, secret, err := v.APIKeys.Rotate(ctx, v.by(), ident.Organization(in.Organization), ident.Workspace(in.Workspace), id, in.GraceHours)
	return v.newKeyView(in.Organization, one, secret, err)
}

func (v visit) revokeKeys(ctx context.Context, in RevokeKeysInput) (ChangedView, error) {
	ids := make([]ident.Key, 0, len(in.Keys))
	for _, text := range in.Keys {
		id, err := ident.Parse[ident.Key](text)
		if err != nil {
			return ChangedView{}, err
		}
		ids = append(ids, id)
	}
	n, err := v.APIKeys.Revoke(ctx, v.by(), ident.Organization(in.Organization), ident.Workspace(in.Workspace), ids)
	return ChangedView{Changed: n}, err
}

func (v visit) renameKey(ctx context.Context, in RenameKeyInput) (KeyView, error) {
	id, err := ident.Parse[ident.Key](in.Key)
	if err != nil {
		return KeyView{}, err
	}
	org := ident.Organization(in.Organization)
	one, err := v.APIKeys.Rename(ctx, v.by(), org, ident.Workspace(in.Workspace), id, in.Was, in.Name)
	if err != nil {
		return KeyView{}, err
	}
	return v.keyView(org, one), nil
}

func (v visit) keyPolicy(ctx context.Context, in KeyPolicyInput) (KeyPolicyView, error) {
	p, err := v.APIKeys.Policy(ctx, v.session.Account, ident.Organization(in.Organization))
	return KeyPolicyView(p), err
}

func (v visit) setKeyPolicy(ctx context.Context, in SetKeyPolicyInput) (KeyPolicyView, error) {
	p, err := v.APIKeys.SetPolicy(ctx, v.by(), ident.Organization(in.Organization), in.MaxDays)
	return KeyPolicyView(p), err
}
