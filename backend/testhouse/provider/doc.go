// Package provider is an OpenAI-compatible provider for tests: chat, streams,
// tools, embeddings, models and any other path, in this process or as a program
// of its own. On request it is slow, refuses, breaks off or says nothing of
// usage; and it keeps count of exactly what it served.
//
// How one answer is to be comes after the model's name, as in
// "sample:tokens=40,every=5ms", or in the header Sample, as in "status=429". See
// Wish.
package provider
