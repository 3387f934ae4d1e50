// Package desktop holds everything that the page may call, and nothing else:
// Wails binds every exported method of the structs that [Set.Bound] lists, and
// package serve offers the same ones over loopback HTTP. A method takes one input struct, returns (View, error), and is one line:
// the package that owns the concept does the work, and [call] does what every
// call needs (who may, is the text fit, was there a panic). [Methods] says of
// each method who may call it.
package desktop
