package desktop

// KeysInput asks for a page of API keys: those of a workspace, or without one those
// of the whole organization.
type KeysInput struct {
	Organization string `json:"organization" max:"40"  required:"true"`
	Workspace    string `json:"workspace"    max:"40"`
	Search       string `json:"search"       max:"200"` // in names and in the visible part of keys
	State        string `json:"state"        max:"20"`  // "active", "expired", "revoked" or "longer" (than the policy); empty: all
	Member       string `json:"member"       max:"40"`  // who made them; empty: anybody
	After        string `json:"after"        max:"40"`  // Next of the page before, or empty
	Limit        int64  `json:"limit"`                  // at most 200; 0: 50
}

// KeysView is a page of API keys, newest first.
type KeysView struct {
	Keys  []KeyView `json:"keys"`
	Next  string    `json:"next"` // what After is for the next page; empty: there is none
	Total int       `json:"total"`
}

// KeyView is an API key. Times are RFC 3339, or empty.
type KeyView struct {
	ID            string   `json:"id"`
	Name          string   `json:"name"`
	Workspace     string   `json:"workspace"`
	WorkspaceName string   `json:"workspaceName"`
	Prefix        string   `json:"prefix"` // of its text
	By            string   `json:"by"`     // mem_…
	ByName        string   `json:"byName"` // empty once they were erased
	Created       string   `json:"created"`
	Expires       string   `json:"expires"`
	LastUsed      string   `json:"lastUsed"`
	State         string   `json:"state"`      // "active", "expired" or "revoked"
	Scope         []string `json:"scope"`      // "chat", "embeddings", "models", "other"; empty: all
	Models        []string `json:"models"`     // identifiers; empty: all of the workspace
	GraceUntil    string   `json:"graceUntil"` // until then the secret before the newest works, too
	Revoked       string   `json:"revoked"`
	Longer        bool     `json:"longer"` // it lives longer than the organization lets new ones
	Spend         string   `json:"spend"`  // this month, in nano-units
	Mine          bool     `json:"mine"`
	Can           bool     `json:"can"` // be rotated, renamed and revoked by whoever asks
}

// CreateKeyInput makes an API key.
type CreateKeyInput struct {
	Organization string   `json:"organization" max:"40"  required:"true"`
	Workspace    string   `json:"workspace"    max:"40"  required:"true"`
	Name         string   `json:"name"         max:"200" required:"true"`
	Expires      string   `json:"expires"      max:"40"`             // RFC 3339; empty: never
	Scope        []string `json:"scope"        max:"20"  most:"10"`  // empty: all
	Models       []string `json:"models"       max:"40"  most:"200"` // identifiers; empty: all of the workspace
}

// NewKeyView is an API key with its text, which is shown this once.
type NewKeyView struct {
	Key    KeyView `json:"key"`
	Secret string  `json:"secret"`
}

// RotateKeyInput gives an API key another secret.
type RotateKeyInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Workspace    string `json:"workspace"    max:"40" required:"true"`
	Key          string `json:"key"          max:"40" required:"true"`
	GraceHours   int64  `json:"graceHours"` // for which the secret of now goes on working, at most 168
}

// RevokeKeysInput ends API keys.
type RevokeKeysInput struct {
	Organization string   `json:"organization" max:"40" required:"true"`
	Workspace    string   `json:"workspace"    max:"40"` // empty: of any
	Keys         []string `json:"keys"         max:"40" most:"500"      required:"true"`
}

// RenameKeyInput gives an API key another name.
type RenameKeyInput struct {
	Organization string `json:"organization" max:"40"  required:"true"`
	Workspace    string `json:"workspace"    max:"40"  required:"true"`
	Key          string `json:"key"          max:"40"  required:"true"`
	Was          string `json:"was"          max:"200"` // the name that was seen
	Name         string `json:"name"         max:"200" required:"true"`
}

// KeyPolicyInput asks how long API keys may live.
type KeyPolicyInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
}

// SetKeyPolicyInput says how long API keys may live that are made from now on.
type SetKeyPolicyInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	MaxDays      int64  `json:"maxDays"` // at most 3650; 0: as long as they like
}

// KeyPolicyView is how long API keys may live.
type KeyPolicyView struct {
	MaxDays int64 `json:"maxDays"` // 0: as long as they like
	Longer  int   `json:"longer"`  // active keys that live longer
}
