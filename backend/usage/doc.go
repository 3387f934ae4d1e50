// Package usage measures what the gateway serves: it reserves the worst case of an
// exchange before it is forwarded, so that no cap can be overshot, settles it by what
// the provider says, and answers who used what. What was reserved and settled stands
// in a journal first and in the database soon after (docs/usage.md, ADR 0009).
package usage
