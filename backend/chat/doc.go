// Package chat is what members say to models from the console, and what those
// answer. A conversation belongs to one member in one workspace, and nobody else
// may read it. Titles and texts lie sealed under a key of the organization's own
// (package seal, Keystore), bound to where they stand; an organization says how
// long they are kept, and can delete all of them, which destroys the key.
//
// The rows are traffic: no entries, and outside of replay. Only how long they are
// kept, and that all were deleted, stands in the ledger.
package chat
