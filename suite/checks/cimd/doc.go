// Package cimd holds the checks of client ID metadata documents
// (draft-ietf-oauth-client-id-metadata-document): clients whose client_id is the URL of a document that
// describes them. A file per check.
//
// The documents are the check's own, published on a site of the harness. A target that cannot reach that
// is not judged here.
package cimd
