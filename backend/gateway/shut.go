package gateway

// What a caller is told in place of the rest of an answer.
var (
	revoked  = refuse(401, "invalid_api_key", "", "The API key was revoked while the answer was under way.")
	archived = refuse(401, "workspace_archived", "", "The workspace was archived, or deleted with its organization, while the answer was under way.")
)

// shut says so where the key was revoked, or the workspace archived, while the answer
// is under way. It is asked of each part, and looks only where something has changed
// since it last did.
func (x *exchange) shut() *problem {
	noted := x.g.book.noted.Load()
	if noted == x.noted {
		return nil
	}
	if err := x.g.book.fresh(x.ctx); err != nil {
		return nil // the next part asks again
	}
	x.noted = noted
	if x.key != nil && x.g.book.keys.Key(x.key.ID) != nil {
		return nil
	}
	if now, err := x.g.book.shelf(x.ctx, x.Organization); err == nil {
		if _, open := now.workspaces[x.Workspace]; !open {
			return archived
		}
	}
	if x.key != nil {
		return revoked
	}
	return nil
}
