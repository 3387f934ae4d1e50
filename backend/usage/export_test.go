package usage

import "context"

// Alert tells of what came near, at once.
func (u *Usage) Alert(ctx context.Context) { u.alert(ctx) }
