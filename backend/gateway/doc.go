// Package gateway is the data plane: an OpenAI-compatible API on a loopback
// address, which lets a request with a workspace's key through to a provider
// within what the organization, its workspaces and the key may use, and accounts
// for it before its answer ends. docs/gateway.md says what callers see, ADR 0010
// why it speaks HTTP itself.
//
// A request passes the checks in exchange.go in their order. What it may use is in
// the book (book.go), a copy in memory that no commit gets ahead of.
package gateway
