package cimd

import (
	"errors"
	"net/url"
	"slices"
	"strings"
)

// CheckURL judges a client_id that is a URL (draft-00 §3): https, a path without dot segments, no
// fragment, no user.
func CheckURL(raw string) error {
	u, err := url.Parse(raw)
	switch {
	case err != nil || u.Scheme != "https" || u.Host == "":
		return errors.New("it is not an https URL")
	case u.Path == "":
		return errors.New("it has no path")
	case strings.Contains(raw, "#"):
		return errors.New("it has a fragment")
	case u.User != nil:
		return errors.New("it names a user")
	case slices.ContainsFunc(strings.Split(u.Path, "/"), func(s string) bool { return s == "." || s == ".." }):
		return errors.New("its path has dot segments")
	}
	return nil
}
