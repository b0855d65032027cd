package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// harvestJSON walks over a document token by token, so that neither its depth nor its end matters.
// JSON inside a string, as tools return it, is walked over too. It reports whether text was JSON to
// its end.
func (g *gleaner) harvestJSON(text []byte, depth int) (whole bool) {
	text = bytes.TrimSpace(text)
	if depth > 2 || len(text) == 0 || (text[0] != '{' && text[0] != '[') {
		return false
	}
	return walkJSON(json.NewDecoder(bytes.NewReader(text)), func(name, value string) {
		g.harvestNamed(name, value, 0)
		g.harvestJSON([]byte(value), depth+1)
	})
}

// walkJSON calls visit for every string; name is the member that holds it, or that holds the array
// it is in. It reports whether the document came to an end.
func walkJSON(decoder *json.Decoder, visit func(name, value string)) (whole bool) {
	type level struct {
		object, value bool // value: the next token is a value, not a name
		name          string
	}
	var levels []level
	for {
		token, err := decoder.Token()
		if err != nil {
			return errors.Is(err, io.EOF) && len(levels) == 0
		}
		var top *level
		if len(levels) > 0 {
			top = &levels[len(levels)-1]
		}
		switch token := token.(type) {
		case json.Delim:
			switch token {
			case '{', '[':
				next := level{object: token == '{'}
				if top != nil {
					next.name, top.value = top.name, false
				}
				levels = append(levels, next)
			default:
				levels = levels[:len(levels)-1]
			}
		case string:
			switch {
			case top != nil && top.object && !top.value:
				top.name, top.value = token, true
			case top != nil:
				visit(top.name, token)
				top.value = false
			}
		default:
			if top != nil {
				top.value = false
			}
		}
	}
}

// harvestHTML looks at inputs and meta elements, which carry the tokens of a login page.
func (g *gleaner) harvestHTML(page []byte) {
	tokens := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			g.harvestElement(tokens.Token())
		}
	}
}

func (g *gleaner) harvestElement(element html.Token) {
	attributes := map[string]string{}
	for _, a := range element.Attr {
		attributes[a.Key] = a.Val
	}
	switch element.Data {
	case "input":
		g.harvestInput(attributes)
	case "meta":
		g.harvestNamed(attributes["name"], attributes["content"], 0)
	case "a", "form":
		g.harvestNamed("", attributes["href"]+attributes["action"], 0)
	}
}

// harvestInput takes hidden inputs by a looser rule: pages call their token what they like.
func (g *gleaner) harvestInput(attributes map[string]string) {
	name, value := attributes["name"], attributes["value"]
	g.harvestNamed(name, value, 0)
	if attributes["type"] != "hidden" || kindOf(name) != "" {
		return
	}
	lower := strings.ToLower(name)
	for _, hint := range []string{"csrf", "xsrf", "token", "nonce", "session", "transaction", "ticket", "secret", "verif"} {
		if strings.Contains(lower, hint) {
			g.harvestField("csrf", name, value)
			return
		}
	}
}
