package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

// byDocument makes the server one that takes clients with a metadata document, and says so.
func byDocument(s *app.Seams) {
	s.ByDocument = true
	for _, m := range s.Metadata {
		oauth.TakeDocuments(m)
	}
}

// fetching changes what comes of fetching a document, at a server that takes documents.
func fetching(s *app.Seams, change func(strict oauth.FetchDocument) oauth.FetchDocument) {
	byDocument(s)
	s.Documents.Fetch = change(s.Documents.Fetch)
}

// checking changes a document before it is checked, at a server that takes documents.
func checking(s *app.Seams, change func(at string, d *oauth.ClientDocument)) {
	byDocument(s)
	next := s.Documents.Check
	s.Documents.Check = func(at string, d oauth.ClientDocument) error {
		change(at, &d)
		return next(at, d)
	}
}
