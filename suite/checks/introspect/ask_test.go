package introspect

import (
	"net/http"
	"testing"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func answer(status int, mediaType, body string) *client.Response {
	return &client.Response{Exchange: &wire.Exchange{
		Status: status, Header: http.Header{"Content-Type": {mediaType}}, Body: []byte(body),
	}}
}

const (
	js   = "application/json"
	page = "text/html"
)

func TestUndisclosed(t *testing.T) {
	t.Parallel()
	for name, k := range map[string]struct {
		answer *client.Response
		holds  bool
	}{
		"401":                    {answer(401, js, `{"error":"invalid_client"}`), true},
		"400 without a client":   {answer(400, js, `{"error":"invalid_request"}`), true},
		"redirect to a login":    {answer(302, page, ``), true},
		"inactive":               {answer(200, js, `{"active":false}`), true},
		"inactive, and the user": {answer(200, js, `{"active":false,"sub":"u1"}`), false},
		"active":                 {answer(200, js, `{"active":true}`), false},
		"claims without active":  {answer(200, js, `{"client_id":"c1","exp":1790000000}`), false},
		"breakdown":              {answer(500, js, `{"error":"server_error"}`), false},
		"page":                   {answer(200, page, `<html>`), false},
	} {
		if got := undisclosed(k.answer).Holds; got != k.holds {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestIntrospects(t *testing.T) {
	t.Parallel()
	for name, k := range map[string]struct {
		answer *client.Response
		is     bool
	}{
		"tells":             {answer(200, js, `{"active":true}`), true},
		"refuses":           {answer(401, page, ``), true},
		"not found":         {answer(404, js, `{"error":"not_found"}`), false},
		"wrong method":      {answer(405, page, ``), false},
		"single-page app":   {answer(200, page, `<html>`), false},
		"JSON of any kind":  {answer(200, js, `{"status":"ok"}`), false},
		"refuses a request": {answer(400, js, `{"error":"invalid_client"}`), true},
		"breakdown":         {answer(500, page, ``), false},
	} {
		if got := introspects(k.answer); got != k.is {
			t.Errorf("%s: %t", name, got)
		}
	}
}
