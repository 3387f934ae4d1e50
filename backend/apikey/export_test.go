package apikey

// WriteForTest makes a key's text.
var WriteForTest = write
