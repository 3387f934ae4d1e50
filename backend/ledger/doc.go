// Package ledger is the one write path. Whatever changes an organization, or
// the installation itself, is a Change; Commit checks the permission, the plan
// and the Change's own rules, appends an entry to a hash-chained, signed record
// and applies the Change to its concept's tables, all in one transaction. The
// tables, the audit log, exports and sync are views of that record.
//
// The format of the stored bytes is specified in docs/audit-format.md and fixed
// by golden files: what was written once stays readable forever.
package ledger
