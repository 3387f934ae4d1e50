package resource

import "time"

// Hurry makes a test of a connection give up sooner.
func (r *Resources) Hurry(after time.Duration) { r.client.Timeout = after }
