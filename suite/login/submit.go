package login

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// submission is a form as it is sent.
type submission struct {
	method      string
	to          *url.URL
	contentType string
	body        []byte
}

type pair struct{ name, value string }

// pairs are the successful controls in order (HTML, "Constructing the entry list").
func (p *Plan) pairs() []pair {
	var list []pair
	for _, c := range p.Form.Controls {
		value, ok := p.valueOf(c)
		if !ok || c.Name == "" || c.Disabled {
			continue
		}
		if c.Type == "image" {
			list = append(list, pair{c.Name + ".x", "0"}, pair{c.Name + ".y", "0"})
			continue
		}
		list = append(list, pair{c.Name, value})
	}
	return list
}

// valueOf is what a control contributes; ok is false for one that contributes nothing.
func (p *Plan) valueOf(c *Control) (value string, ok bool) {
	if typed, filled := p.Fill[c]; filled {
		return typed, true
	}
	switch c.Type {
	case "submit", "image", "button", "reset":
		return c.Value, c == p.Press && c.Type != "reset"
	case "checkbox", "radio":
		chosen := slices.Contains(p.Tick, c) || c.Checked && !p.overruled(c)
		if c.Value == "" {
			return "on", chosen
		}
		return c.Value, chosen
	case "file":
		return "", false
	}
	return c.Value, true
}

// overruled says that another radio button of the group was chosen instead.
func (p *Plan) overruled(c *Control) bool {
	return c.Type == "radio" && slices.ContainsFunc(p.Tick, func(t *Control) bool {
		return t.Type == "radio" && t.Name == c.Name
	})
}

// submission makes the request of the plan's form; a form whose action is no URL has none.
func (p *Plan) submission() (*submission, bool) {
	s := &submission{method: p.Form.Method, to: p.Form.Action}
	if p.Press != nil {
		if p.Press.Action != nil {
			s.to = p.Press.Action
		}
		if p.Press.Method != "" {
			s.method = p.Press.Method
		}
	}
	if s.to == nil {
		return nil, false
	}
	to := *s.to
	to.Fragment = ""
	s.to = &to
	list := p.pairs()
	switch {
	case s.method != http.MethodPost:
		s.method = http.MethodGet
		s.to.RawQuery = encode(list) // replaces the action's own query, as browsers do
	case p.Form.Enctype == "multipart/form-data":
		s.contentType, s.body = multipartForm(list)
	default:
		s.contentType, s.body = "application/x-www-form-urlencoded", []byte(encode(list))
	}
	return s, true
}

func encode(list []pair) string {
	parts := make([]string, len(list))
	for i, p := range list {
		parts[i] = url.QueryEscape(p.name) + "=" + url.QueryEscape(p.value)
	}
	return strings.Join(parts, "&")
}

func multipartForm(list []pair) (contentType string, body []byte) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, p := range list {
		_ = w.WriteField(p.name, p.value) // a bytes.Buffer takes everything
	}
	_ = w.Close()
	return w.FormDataContentType(), b.Bytes()
}
