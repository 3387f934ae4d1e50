package chat

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// Rename gives one of the account's own conversations another title.
func (c *Chats) Rename(
	ctx context.Context, by ident.Account, org ident.Organization, in ident.Workspace, id ident.Chat, typed string,
) (Chat, error) {
	who, err := c.speaker(ctx, by, org, in, access.ResourcesUse)
	if err != nil {
		return Chat{}, err
	}
	clean, wrong, ok := name.Clean("title", typed)
	if !ok {
		return Chat{}, fault.Invalid(wrong)
	}
	row := Chat{ID: id, Title: clean}
	err = c.DB.Write(ctx, func(tx *sqlite.Tx) error {
		key, err := c.key(ctx, tx, org)
		if err != nil {
			return err
		}
		sealed, err := key.Seal([]byte(clean), titleOf(org, id)...)
		if err != nil {
			return err
		}
		var updated int64
		err = tx.QueryRowContext(ctx,
			`UPDATE chat SET title = ?5 WHERE organization = ?1 AND workspace = ?2 AND member = ?3 AND id = ?4
			 RETURNING model, updated, messages`, append(who.args(id), sealed)...).Scan(&row.Model, &updated, &row.Messages)
		row.Updated = milliseconds(updated)
		return orNotFound(err)
	})
	return row, err
}

// Delete removes one of the account's own conversations. An answer under way is
// stopped.
func (c *Chats) Delete(ctx context.Context, by ident.Account, org ident.Organization, in ident.Workspace, id ident.Chat) error {
	who, err := c.speaker(ctx, by, org, in, access.WorkspaceRead)
	if err != nil {
		return err
	}
	err = c.DB.Write(ctx, func(tx *sqlite.Tx) error {
		if err := who.mine(ctx, tx, id); err != nil {
			return err
		}
		return remove(ctx, tx, org, id)
	})
	if err == nil {
		err = c.stopGone(ctx)
	}
	return err
}

func remove(ctx context.Context, tx *sqlite.Tx, org ident.Organization, id ident.Chat) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM chat_message WHERE organization = ? AND chat = ?`, org, id)
	if err == nil {
		_, err = tx.ExecContext(ctx, `DELETE FROM chat WHERE organization = ? AND id = ?`, org, id)
	}
	return err
}
