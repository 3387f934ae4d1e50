// Package migrations holds the schema of the database as numbered goose files.
// A file that was released is never edited: what changes comes in a new one,
// and the tables after it must equal a replay of the ledgers by the program of
// that version.
package migrations

import "embed"

// FS holds the migrations. schema.sql, what they add up to, is not among them:
// it is for people, for sqlc and for the test that compares it.
//
//go:embed 0*.sql
var FS embed.FS
