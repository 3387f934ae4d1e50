// Package fault is the one shape of an error that a person may see: a stable
// code, the parameters its sentence needs, the fields it concerns, and a cause
// that is logged but never shown. The sentences stand in the catalogues of
// package i18n under "error.<code>".
package fault
