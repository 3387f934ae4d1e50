// Package apikey is the keys by which programs use a workspace through the
// gateway: made, rotated, revoked, listed. A key's text is shown once; what is
// stored is its SHA-256, compared in constant time.
package apikey
