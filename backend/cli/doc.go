// Package cli is the command line. Each command is a struct in a file of its
// name; kong reads their fields, the catalogue has their texts. Exit codes: 0
// done, 1 the answer is no, 2 the command line can't be understood, 3 it could
// not be done.
package cli
