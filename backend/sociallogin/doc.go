// Package sociallogin lets people sign in by other providers, over OpenID
// Connect. The owner of the installation configures the providers
// ([Settings]); a person visits one in the system's browser ([Visits]), which
// comes back to an address on this computer that exists for that visit only.
// What an account is linked with is package account's.
package sociallogin
