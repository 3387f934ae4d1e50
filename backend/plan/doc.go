// Package plan is what organizations subscribe to. The catalogue says which plans
// there are, as data; a subscription is a snapshot of one of them, so that a
// catalogue that is replaced changes nothing that somebody has bought. What a
// subscription can become, and by whom, stands in one table, Machine. Gates ask
// the snapshot and nothing else.
//
// Intendant takes no payment: a charge is a line for an invoice.
package plan
