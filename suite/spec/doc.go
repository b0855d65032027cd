// Package spec holds what the suite cites: the documents with their deep links, and the numbered
// requirements that checks cover.
//
// A document is a package variable ([RFC6749], [MCP20251125], [OpenAI]); [Document.S] cites a
// section of it. A requirement is declared in the file of its group (rd.go holds RD-01 …) and
// found by [Lookup]. Statements are in our own words; the cited section has the binding ones.
//
// The package judges nothing and fetches nothing: it is data. Which check observes which
// requirement is written on the check, never here.
package spec
