// Package mail sends mail by a server that the owner of the installation
// configures: invitations, which wait in a queue until they are delivered, and
// codes by which people show that an address is theirs.
package mail
