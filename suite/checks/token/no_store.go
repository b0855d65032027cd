package token

import (
	"fmt"
	"strings"
)

// noStore matches the value of a Cache-Control header that has the directive no-store (RFC 9111
// §5.2.2.5), whatever else stands there.
type noStore struct{}

func (noStore) Match(actual any) (bool, error) {
	value, ok := actual.(string)
	if !ok {
		return false, fmt.Errorf("a %T is no header value", actual)
	}
	for directive := range strings.SplitSeq(value, ",") {
		if strings.EqualFold(strings.TrimSpace(directive), "no-store") {
			return true, nil
		}
	}
	return false, nil
}

// Expected and Actual are for expect.Header, which takes its words from them.
func (noStore) Expected() string { return "no-store" }

func (noStore) Actual(actual any) string { return fmt.Sprint(actual) }

func (noStore) FailureMessage(actual any) string {
	return fmt.Sprintf("expected %q to contain no-store", actual)
}

func (noStore) NegatedFailureMessage(actual any) string {
	return fmt.Sprintf("expected %q not to contain no-store", actual)
}
