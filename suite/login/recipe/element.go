package recipe

import (
	"net/url"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/mcpconform/mcpconform/suite/yamlfile"
)

// Element is something on a page, or the page itself by its address. One of the three is set.
type Element struct {
	// CSS is a selector.
	CSS string
	// Text is what a user reads: the label of a field, the text of a button or of anything else. In it, *
	// stands for any text.
	Text Text
	// URL is the address of the page without query and fragment; * stands for anything.
	URL string
}

func (e Element) String() string {
	switch {
	case e.CSS != "":
		return "css " + e.CSS
	case e.URL != "":
		return "the address " + e.URL
	}
	return "“" + string(e.Text) + "”"
}

// At reports whether the page at an address is the one that is meant.
func (e Element) At(address string) bool {
	u, err := url.Parse(address)
	if err != nil || e.URL == "" {
		return false
	}
	u.RawQuery, u.Fragment = "", ""
	parts := strings.Split(e.URL, "*")
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	matched, _ := regexp.MatchString("^"+strings.Join(parts, ".*")+"$", u.String()) // the parts are quoted
	return matched
}

// secretive are elements that take a password, a code or another secret.
var secretive = regexp.MustCompile(`(?i)passwor[dt]|passwd|passphrase|passcode|secret|\bpin\b|\botp\b|one.?time|token`)

func (e Element) secretive() bool { return secretive.MatchString(e.CSS + " " + string(e.Text)) }

// element reads the element of a step. The address of a page can be waited for, and nothing else.
func (r *reader) element(e yamlfile.Entry, address bool) (Element, error) {
	if e.Value.Kind != yaml.MappingNode {
		text, err := r.looked(e)
		return Element{Text: text}, err
	}
	keys := []string{"css", "text"}
	if address {
		keys = append(keys, "url")
	}
	entries, err := r.file.Entries(e.Value, yamlfile.Mapping{Called: "an element", Example: "css", Keys: keys})
	if err != nil {
		return Element{}, err
	}
	if len(entries) != 1 {
		return Element{}, r.file.Problem(e.Line, "%s is found in one way; give one of %s", e.Key, strings.Join(keys, ", "))
	}
	return r.found(entries[0])
}

func (r *reader) found(e yamlfile.Entry) (Element, error) {
	text, err := r.looked(e)
	if err != nil {
		return Element{}, err
	}
	switch e.Key {
	case "css":
		return Element{CSS: string(text)}, nil
	case "url":
		return Element{URL: string(text)}, nil
	}
	return Element{Text: text}, nil
}

// looked reads what is looked for. Of all values only the name of the account is shown on pages.
func (r *reader) looked(e yamlfile.Entry) (Text, error) {
	text, err := r.text(e)
	for _, name := range text.References() {
		if err == nil && (name != User || e.Key == "css" || e.Key == "url") {
			err = r.file.Problem(e.Line, "%s refers to ${%s}; what is looked for on a page is written out, or the text ${user}", e.Key, name)
		}
	}
	return text, err
}
