package tools

import "testing"

func TestHandleParameter(t *testing.T) {
	t.Parallel()
	for parameter, ok := range map[string]bool{
		"handle": true, "reportHandle": true, "job_id": true, "taskId": true, "id": false, "articleId": false, "query": false, "continuation": true,
	} {
		one := tool(t, `{"name":"x","annotations":{"readOnlyHint":true},"inputSchema":{"type":"object","required":["`+parameter+`"],"properties":{}}}`)
		if got := handleParameter(&one); (got == parameter) != ok {
			t.Errorf("%s: %q", parameter, got)
		}
	}
}

func TestApart(t *testing.T) {
	t.Parallel()
	for pair, want := range map[[2]string]int{
		{"job-0001", "job-0002"}:         1,
		{"job-9", "job-10"}:              2,
		{"b7Qe0xkP1mZ2", "T4wN8cLr6yVa"}: 12,
	} {
		if got := apart(pair[0], pair[1]); got != want {
			t.Errorf("%v: %d", pair, got)
		}
	}
}

func TestSecretNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"password": true, "api_key": true, "accessToken": true, "token": true, "client-secret": true,
		"page_token": false, "tokens": false, "status": false, "region": false, "max_tokens": false,
	} {
		if secret(name) != want {
			t.Error(name)
		}
	}
}

func TestRepeated(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		structured any
		texts      []string
		want       bool
	}{
		{map[string]any{"a": 1.0}, []string{"Here it is:", `{ "a": 1 }`}, true},
		{map[string]any{"result": 5.0}, []string{"5"}, true},
		{map[string]any{"result": "hello"}, []string{"hello"}, true},
		{map[string]any{"result": []any{"a", 2.0}}, []string{"a", "2"}, true},
		{map[string]any{"a": 1.0}, []string{"Done."}, false},
		{map[string]any{"a": 1.0, "b": 2.0}, []string{"1"}, false},
		{map[string]any{"a": 1.0}, nil, false},
	} {
		if got := repeated(c.structured, c.texts); got != c.want {
			t.Errorf("%v %q: %t", c.structured, c.texts, got)
		}
	}
}
