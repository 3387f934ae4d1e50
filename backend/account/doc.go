// Package account is the people who sign in on this installation: making an
// account, the password, signing in and out, and how the console looks for
// them. Which organizations they belong to is a link to a member; what they may
// do there is package organization's.
package account
