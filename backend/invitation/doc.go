// Package invitation asks people to join an organization. An invitation reaches
// a person as a link or a signed file; whoever has either may look at it, and an
// account that accepts it becomes a member. What leads in is the link's secret,
// of which the record holds a SHA-256 only.
package invitation
