package apikey

import "slices"

// What a key can be for.
const (
	ScopeChat       = "chat"
	ScopeEmbeddings = "embeddings"
	ScopeModels     = "models" // the list of models
	ScopeOther      = "other"  // whatever else the gateway passes on
)

// Scopes are all of them, in the order in which they are stored.
var Scopes = []string{ScopeChat, ScopeEmbeddings, ScopeModels, ScopeOther}

// sorted are the scopes without repetition in the order of Scopes; false where
// there is another one.
func sorted(scope []string) ([]string, bool) {
	all := []string{}
	for _, s := range Scopes {
		if slices.Contains(scope, s) {
			all = append(all, s)
		}
	}
	known := func(s string) bool { return slices.Contains(Scopes, s) }
	return all, !slices.ContainsFunc(scope, func(s string) bool { return !known(s) })
}
