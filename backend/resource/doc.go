// Package resource is what the workspaces of an organization may use: connections
// to model providers, models with their prices, and agents. A connection is the
// base URL of any OpenAI-compatible provider with a key, which lies sealed; a
// model is what callers name, and leads to one at a connection; an agent is a
// model with instructions and parameters, in one workspace. Which models a
// workspace may use is a list of its own, or all.
//
// Prices count in nano-units of the organization's currency a million tokens, and
// are written as decimal text: nothing here is ever a floating-point number.
package resource
