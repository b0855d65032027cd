package expect

import (
	"bytes"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// NoToken matches a usable answer of the token endpoint that gives no access token; right says what
// the answer should be. That it is the
// right refusal is the business of [Refusal]: whether something was given away, and whether a client
// understands that it was not, weigh differently.
func NoToken(right string) Matcher {
	return &rule{
		expected: right, refusal: true,
		match: func(ex *wire.Exchange) bool { return !givesToken(ex) },
	}
}

// GivesToken matches a 200 with an access token in a JSON object, whatever its Content-Type: the
// positive control of a redemption or a refresh.
func GivesToken() Matcher {
	return &rule{
		expected: "200 with an access_token",
		match: func(ex *wire.Exchange) bool {
			token, _ := object(ex)["access_token"].(string)
			return ex.Status == 200 && token != ""
		},
	}
}

// givesToken also finds a token in an answer that is not the JSON it should be.
func givesToken(ex *wire.Exchange) bool {
	if doc := object(ex); doc != nil {
		if _, refused := doc["error"].(string); refused || ex.Status >= 400 {
			token, _ := doc["access_token"].(string)
			return token != ""
		}
	}
	return ex.Status < 400 && (bytes.Contains(ex.Body, []byte("access_token")) || bytes.Contains(ex.Body, []byte("accessToken")))
}

// NotAdmitted matches a usable answer of the MCP endpoint that is not the result of the request: any
// refusal, the wrong one too, such as the error of a tool; right says what the answer should be.
func NotAdmitted(right string) Matcher {
	return &rule{
		expected: right, refusal: true,
		match: func(ex *wire.Exchange) bool {
			result, _ := toolResult(ex)
			return response(ex)["result"] == nil || result["isError"] == true
		},
	}
}
