// Package serve is the second door to the same room: what the window calls,
// offered to a browser on this machine. One origin on a loopback address serves
// the page, POST /rpc/<Type>.<Method> and GET /events. A one-time link gives a
// browser its cookie, a token file gives a script its bearer token; each is a
// client with a session of its own. docs/serve.md describes the protocol.
package serve
