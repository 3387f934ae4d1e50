// Package core is the only wiring: it opens a data folder and builds the
// concepts over it. The window, the browser's door, the command line and the
// tests all begin with Open.
package core
