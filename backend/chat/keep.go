package chat

import (
	"context"
	"errors"

	"intendant/backend/ident"
	"intendant/backend/seal"
	"intendant/backend/sqlite"
)

// Expire deletes the chats in which nothing was said for as long as their
// organization keeps them. The core calls it at the start and then each minute.
func (c *Chats) Expire(ctx context.Context) error {
	rows, err := c.DB.Read().QueryContext(ctx, `SELECT organization, retention FROM chat_settings WHERE retention > 0`)
	if err != nil {
		return sqlite.Classify(err)
	}
	defer rows.Close()
	limits := map[ident.Organization]int64{}
	for rows.Next() {
		var org ident.Organization
		var days int64
		if err := rows.Scan(&org, &days); err != nil {
			return err
		}
		limits[org] = cutoff(c.Clock.Now(), days)
	}
	if err := rows.Err(); err != nil {
		return sqlite.Classify(err)
	}
	for org, limit := range limits {
		if err := c.expire(ctx, org, limit); err != nil {
			return err
		}
	}
	return nil
}

// expire asks before it writes: nearly always there is nothing to do.
func (c *Chats) expire(ctx context.Context, org ident.Organization, limit int64) error {
	const old = ` FROM chat WHERE organization = ?1 AND updated <= ?2`
	var some bool
	if err := c.DB.Read().QueryRowContext(ctx, `SELECT EXISTS (SELECT 1`+old+`)`, org, limit).Scan(&some); err != nil || !some {
		return sqlite.Classify(err)
	}
	err := c.DB.Write(ctx, func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM chat_message WHERE organization = ?1 AND chat IN (SELECT id`+old+`)`, org, limit)
		if err == nil {
			_, err = tx.ExecContext(ctx, `DELETE`+old, org, limit)
		}
		return err
	})
	if err == nil {
		err = c.stopGone(ctx)
	}
	return err
}

// Sweep destroys every content key that is no organization's any more, after all
// chats or an organization were deleted, and stops the answers that have no chat
// to go to. It is called at the start, too: a crash may have come before.
func (c *Chats) Sweep(ctx context.Context) error {
	if err := c.stopGone(ctx); err != nil {
		return err
	}
	var failed error
	err := c.Keys.Keep(purpose, func(name seal.ContentName) bool {
		is, err := c.current(ctx, name)
		failed = errors.Join(failed, err)
		return is || err != nil
	})
	return errors.Join(err, failed)
}

// current asks the database of one key at a time: an organization whose key is
// there already may be younger than the sweep.
func (c *Chats) current(ctx context.Context, key seal.ContentName) (is bool, err error) {
	err = c.DB.Read().QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM organization o LEFT JOIN chat_settings s ON s.organization = o.id
		  WHERE o.id = ? AND COALESCE(s.generation, 0) = ?)`, key.Owner, key.Generation).Scan(&is)
	return is, sqlite.Classify(err)
}
