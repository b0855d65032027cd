package spec

import (
	"fmt"
	"regexp"
	"strings"
)

// Document is a text that checks cite. The zero value is not usable; the documents are the
// package's variables.
type Document struct {
	ID    string // unique, lower case, usable in a label filter: "rfc6749"
	Title string // "RFC 6749"
	URL   string // the document itself, absolute https
	// label is shared by the pages of one edition ("mcp-2025-11-25"); empty means ID.
	label string
	// quoted is true where sections are headings rather than numbers.
	quoted  bool
	known   func(section string) bool
	section func(section string) string
}

// Section is one cited place in a document.
type Section struct {
	Document *Document
	// Number is the section number or, in documents without numbers, the heading; empty means
	// the document as a whole.
	Number string
}

// S cites a section: "4.1.2" of a numbered document, a heading of any other, "" for the whole
// document. It panics on a section the document cannot have: citations are literals in checks,
// and a dead one must not survive the first test run. Numbers are only checked for their form;
// headings against the list in this package where the page's headings are listed.
func (d *Document) S(section string) Section {
	if section != "" && !d.known(section) {
		panic(fmt.Sprintf("spec: %s has no section %q", d.ID, section))
	}
	return Section{Document: d, Number: section}
}

// Refs collects sections, for the Refs field of a check.
func Refs(s ...Section) []Section { return s }

// Title names the section for a reader: `RFC 6749 §4.1.2`, `MCP 2025-11-25 Tools, "Error Handling"`.
func (s Section) Title() string {
	switch {
	case s.Number == "":
		return s.Document.Title
	case s.Document.quoted:
		return fmt.Sprintf("%s, %q", s.Document.Title, s.Number)
	default:
		return s.Document.Title + " §" + s.Number
	}
}

// URL is the absolute https address of the section, or of its page where the section has no
// address of its own that we have seen.
func (s Section) URL() string {
	if s.Number == "" {
		return s.Document.URL
	}
	return s.Document.section(s.Number)
}

// Label is the short name of the document for label filters: "rfc6749", "mcp-2025-11-25".
func (s Section) Label() string {
	if s.Document.label != "" {
		return s.Document.label
	}
	return s.Document.ID
}

var sectionNumber = regexp.MustCompile(`^([1-9][0-9]*|[A-Z])(\.[1-9][0-9]*)*$`)

// numbered is a document whose sections have numbers and the anchors #section-N that RFCs and
// Internet-Drafts have.
func numbered(id, title, url string) *Document {
	return &Document{
		ID: id, Title: title, URL: url,
		known:   sectionNumber.MatchString,
		section: func(s string) string { return url + "#section-" + strings.ToLower(s) },
	}
}

// rfc is a published RFC, at its canonical address.
func rfc(number string) *Document {
	return numbered("rfc"+number, "RFC "+number, "https://www.rfc-editor.org/rfc/rfc"+number)
}

// anchored is a document whose section numbers map to anchors of its own.
func anchored(id, title, url string, anchors map[string]string) *Document {
	return &Document{
		ID: id, Title: title, URL: url,
		known:   func(s string) bool { return anchors[s] != "" },
		section: func(s string) string { return url + "#" + anchors[s] },
	}
}

// page is a web page whose headings are its sections. Each heading is linked by the anchor the
// site makes of it, unless it is listed with a "~" in front: then the page itself is linked.
func page(label, id, title, url string, headings ...string) *Document {
	addresses := map[string]string{}
	for _, h := range headings {
		if name, unlinked := strings.CutPrefix(h, "~"); unlinked {
			addresses[name] = url
		} else {
			addresses[h] = url + "#" + anchor(h)
		}
	}
	return &Document{
		ID: id, Title: title, URL: url, label: label, quoted: true,
		known:   func(s string) bool { return addresses[s] != "" },
		section: func(s string) string { return addresses[s] },
	}
}

var notInAnchor = regexp.MustCompile(`[^a-z0-9-]+`)

// anchor is a heading as documentation sites write it in a fragment.
func anchor(heading string) string {
	return notInAnchor.ReplaceAllString(strings.ReplaceAll(strings.ToLower(heading), " ", "-"), "")
}
