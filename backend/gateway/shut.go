package gateway

// shut is what a caller is told in place of the rest of an answer.
var shut = refuse(401, "invalid_api_key", "", "The API key was revoked, or its workspace archived, while the answer was under way.")

// isShut reports whether the key was revoked, or the workspace archived, while the
// answer is under way. It is asked of each part, and looks only where something has
// changed since it last did.
func (x *exchange) isShut() bool {
	noted := x.g.book.noted.Load()
	if noted == x.noted {
		return false
	}
	if err := x.g.book.fresh(x.ctx); err != nil {
		return false // the next part asks again
	}
	x.noted = noted
	if x.key != nil {
		return x.g.book.keys.Key(x.key.ID) == nil
	}
	now, err := x.g.book.shelf(x.ctx, x.Organization)
	if err != nil {
		return false
	}
	_, open := now.workspaces[x.Workspace]
	return !open
}
