// Package person is what a person does about themselves that reaches further
// than their account: their name and address, which every organization of theirs
// shows, everything about them to take along, and the end of it all.
package person
