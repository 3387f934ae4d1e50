// Package password holds everything about passwords that needs no database:
// which ones are accepted (NIST SP 800-63B-4: long, any Unicode, not a known or
// guessable one), how strong one is, and how it is hashed (argon2id).
package password
