// Package mfa is the second factor of an account: an authenticator app (TOTP,
// RFC 6238), the recovery codes that stand in for it, and the devices that are
// trusted to sign in without either for a while.
package mfa
