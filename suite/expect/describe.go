package expect

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// Describe says in one line what came: "200 with an access_token", `400 invalid_grant ("…")`,
// "302 to https://host/path with code, state", "connection reset".
func Describe(ex *wire.Exchange) string {
	if ex.Err != nil {
		return oneLine(ex.Err.Error())
	}
	text := fmt.Sprint(ex.Status)
	for _, describe := range []func(*wire.Exchange) string{
		describeRedirect, describeRPC, describeOAuthError, describeChallenge, describeObject,
	} {
		if said := describe(ex); said != "" {
			return text + " " + said
		}
	}
	return text + " " + describeBody(ex)
}

func describeRedirect(ex *wire.Exchange) string {
	to := Location(ex)
	if to == nil {
		return ""
	}
	return "to " + DescribeURL(to)
}

// DescribeURL names a redirect by its place and the parameters it carries, without their values but
// for error.
func DescribeURL(to *url.URL) string {
	place := url.URL{Scheme: to.Scheme, Host: to.Host, Path: to.Path}
	var carried []string
	for name, values := range parameters(to) {
		if name == "error" {
			name += "=" + short(values[0])
		}
		carried = append(carried, name)
	}
	if len(carried) == 0 {
		return place.String()
	}
	slices.Sort(carried)
	return place.String() + " with " + short(strings.Join(carried, ", "))
}

func describeOAuthError(ex *wire.Exchange) string {
	code, description := oauthError(ex)
	switch {
	case code == "":
		return ""
	case description == "":
		return short(code)
	}
	return fmt.Sprintf("%s (%q)", short(code), short(description))
}

func describeChallenge(ex *wire.Exchange) string {
	if ex.Status != http.StatusUnauthorized && ex.Status != http.StatusForbidden {
		return ""
	}
	challenge, found := bearerChallenge(ex.Header)
	switch {
	case !found && len(ex.Header.Values("WWW-Authenticate")) == 0:
		return "without WWW-Authenticate"
	case !found:
		return "without a Bearer challenge"
	case challenge["error"] == "":
		return "with a Bearer challenge"
	}
	return fmt.Sprintf("with a Bearer challenge, error=%q", short(challenge["error"]))
}

// telling are the members that say at once what kind of document it is.
var telling = []string{"access_token", "client_id", "active", "resource", "issuer", "keys", "code", "privyAccessToken"}

func describeObject(ex *wire.Exchange) string {
	doc := object(ex)
	switch {
	case doc == nil:
		return ""
	case len(doc) == 0:
		return "with an empty JSON object"
	}
	for _, name := range telling {
		value, present := doc[name]
		switch {
		case !present:
			continue
		case name == "active":
			return fmt.Sprintf("with active %v", value)
		}
		return "with " + article(name) + " " + name
	}
	return "with a JSON object of " + short(strings.Join(members(doc), ", "))
}

var title = regexp.MustCompile(`(?is)<title[^>]*>(.*?)</title>`)

func describeBody(ex *wire.Exchange) string {
	kind := mediaType(ex)
	switch {
	case len(ex.Body) == 0:
		return "without a body"
	case kind == "":
		kind = "without a Content-Type"
	}
	if found := title.FindSubmatch(ex.Body); found != nil {
		return fmt.Sprintf("%s %q", kind, short(string(found[1])))
	}
	if strings.HasSuffix(kind, "json") && !json.Valid(ex.Body) {
		kind += " that is not JSON"
	}
	return fmt.Sprintf("%s %q", kind, short(string(ex.Body)))
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an"
	}
	return "a"
}

// short cuts a text of the target to one line of bearable length. The ellipsis also tells
// wire.Redact that a credential may have been cut off there.
func short(text string) string {
	const most = 120
	text = oneLine(text)
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}

func oneLine(text string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
}
