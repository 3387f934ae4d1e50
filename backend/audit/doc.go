// Package audit is the view of a ledger that people read: its entries, newest
// first, with the names of those who did it and to whom. Names come from the
// members as they are now; one who was erased has none.
package audit
