// Package workspace is the isolated environments in an organization: their names,
// their members and the roles of those. Every function takes the account that
// asks; to one that may not know of a workspace it doesn't exist
// (fault.NotFound), and so it is with a workspace of another organization.
package workspace
