// Package control lets a second process work through the one that owns a data
// folder: HTTP over a Unix socket that only the same person can reach. The
// owner's address stands beside the folder's lock.
package control
