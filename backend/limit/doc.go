// Package limit is what an organization, its workspaces and their keys may use at
// most, altogether and per model: as it is set and stored, and the rates as they
// are held in memory. Tokens and spend of a month are counted by whoever meters.
package limit
