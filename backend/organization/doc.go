// Package organization is the top level that people belong to: its name, its
// members and their roles. Every function takes the account that asks; to one
// that isn't a member an organization doesn't exist (fault.NotFound).
package organization
