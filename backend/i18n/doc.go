// Package i18n holds every sentence that a person reads, in every language: one
// JSON file for each, shared by the program and the page.
//
// A message is a text, or an object with the plural forms of its language. It
// may hold placeholders such as {{.Name}}, and no logic: the page knows none.
package i18n
