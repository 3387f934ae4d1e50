package apikey

import (
	"context"
	"maps"
	"time"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Seen is told of each use of a key.
type Seen interface {
	Used(id ident.Key, at time.Time)
}

// Used notes when a key was last used. It is in the lists at once, and written down
// by the next Flush.
func (k *Keys) Used(id ident.Key, at time.Time) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if at.After(k.used[id]) {
		k.used[id] = at
	}
}

// Flush writes down which keys were used since it last did.
func (k *Keys) Flush(ctx context.Context) error {
	noted := k.noted()
	if len(noted) == 0 {
		return nil
	}
	err := k.DB.Write(ctx, func(tx *sqlite.Tx) error {
		for id, at := range noted {
			_, err := tx.ExecContext(ctx,
				`INSERT INTO api_key_activity (organization, key, used) SELECT organization, id, ?2 FROM api_key WHERE id = ?1
				 ON CONFLICT DO UPDATE SET used = MAX(used, excluded.used)`, id, at.UnixMilli())
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		k.written(noted)
	}
	return err
}

func (k *Keys) noted() map[ident.Key]time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()
	return maps.Clone(k.used)
}

// written drops what nobody has used again meanwhile. Until then the lists have it
// from memory.
func (k *Keys) written(noted map[ident.Key]time.Time) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for id, at := range noted {
		if k.used[id].Equal(at) {
			delete(k.used, id)
		}
	}
}

// lastUsed is the later of what is written down and what isn't yet.
func (k *Keys) lastUsed(id ident.Key, written time.Time) time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()
	if noted := k.used[id]; noted.After(written) {
		return noted
	}
	return written
}
