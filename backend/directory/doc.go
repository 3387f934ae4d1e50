// Package directory is the view of an organization's members that people search,
// sort and page through, and take home as a CSV file. It reads only.
//
// Each organization that is looked at has a copy in memory of what the table is
// searched and sorted by. The database counts, in member_activity.changed, what
// changes of its members, and the copy reads on from there before each answer: it
// is never behind, and no index of names lies in the file for an erasure to miss.
package directory
