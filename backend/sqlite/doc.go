// Package sqlite opens the database and is the only place that knows how: one
// writer connection, a pool of readers, migrations with a verified backup in
// front, and the lock that gives a data folder one owner.
//
// Everything is written through Write, one transaction at a time. Statements
// are prepared once for each text, so that a transaction of many small changes
// costs little more than its fsync.
package sqlite
