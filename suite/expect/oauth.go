package expect

import (
	"slices"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// OAuthError matches an OAuth error answer (RFC 6749 §5.2) with the status and one of the error
// codes; without codes, any error code.
func OAuthError(status int, codes ...string) Matcher { return OAuthErrorIn([]int{status}, codes...) }

// OAuthErrorIn is [OAuthError] for rules that leave the status open.
func OAuthErrorIn(statuses []int, codes ...string) Matcher {
	with := " "
	if len(codes) == 0 {
		with = " with "
	}
	return &rule{
		expected: oneOfInts(statuses) + with + errorCodes(codes),
		refusal:  true,
		match: func(ex *wire.Exchange) bool {
			return slices.Contains(statuses, ex.Status) && hasErrorCode(ex, codes)
		},
	}
}

// Refusal matches any 4xx with one of the OAuth error codes; without codes, any error code.
func Refusal(codes ...string) Matcher {
	return &rule{
		expected: "a refusal with " + errorCodes(codes), refusal: true,
		match: func(ex *wire.Exchange) bool { return ex.Status >= 400 && hasErrorCode(ex, codes) },
	}
}

// Unauthorized matches a 401 with a Bearer challenge (RFC 6750 §3) that carries the given error; an
// empty errorCode asks for a challenge without error, as for a request that had no token.
func Unauthorized(errorCode string) Matcher {
	expected := "401 with a Bearer challenge"
	if errorCode != "" {
		expected += ", error=\"" + errorCode + "\""
	}
	return &rule{
		expected: expected, refusal: true,
		match: func(ex *wire.Exchange) bool {
			challenge, found := bearerChallenge(ex.Header)
			return ex.Status == 401 && found && challenge["error"] == errorCode
		},
		describe: describeRefusalOfBearer,
	}
}

// describeRefusalOfBearer says what the challenge lacks even where the body tells more.
func describeRefusalOfBearer(ex *wire.Exchange) string {
	if said := describeChallenge(ex); said != "" {
		return oneOfInts([]int{ex.Status}) + " " + said
	}
	return Describe(ex)
}

func errorCodes(codes []string) string {
	if len(codes) == 0 {
		return "an OAuth error"
	}
	return oneOf(codes)
}

func hasErrorCode(ex *wire.Exchange, codes []string) bool {
	code, _ := oauthError(ex)
	return code != "" && (len(codes) == 0 || slices.Contains(codes, code))
}

// oauthError reads error and error_description of a JSON object.
func oauthError(ex *wire.Exchange) (code, description string) {
	doc := object(ex)
	code, _ = doc["error"].(string)
	description, _ = doc["error_description"].(string)
	return code, description
}
