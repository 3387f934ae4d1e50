// Package installation is this data folder as a place of its own: who owns it
// and whether anybody may sign up. Its ledger also records the accounts and the
// tombstones of deleted organizations. Owning it gives no right inside an
// organization.
package installation
