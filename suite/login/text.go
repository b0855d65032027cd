package login

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// visibleText is the text of a node and what is in it, with spaces folded: no scripts, no styles,
// nothing hidden by attribute, nothing that a user would first have to unfold.
func visibleText(n *html.Node) string {
	var b strings.Builder
	appendText(&b, n)
	return strings.Join(strings.Fields(b.String()), " ")
}

func appendText(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
		return
	case n.Type == html.ElementNode && hidden(n):
		return
	}
	folded := n.DataAtom == atom.Details && !has(n, "open")
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !folded || c.DataAtom == atom.Summary {
			appendText(b, c)
		}
	}
	if n.Type == html.ElementNode {
		b.WriteByte(' ')
	}
}

var hiddenStyle = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)

func hidden(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head:
		return true
	}
	return has(n, "hidden") || hiddenStyle.MatchString(attr(n, "style"))
}

// concealed says whether a node or anything around it is hidden.
func concealed(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && hidden(n) {
			return true
		}
	}
	return false
}

var errorClass = regexp.MustCompile(`(?i)\b(error|alert|danger|invalid)`)

// alertText is the text of the first element that is marked as an error; "" when there is none.
func alertText(n *html.Node) string {
	if n.Type == html.ElementNode && !hidden(n) {
		marked := strings.EqualFold(attr(n, "role"), "alert") || errorClass.MatchString(attr(n, "class")) ||
			errorClass.MatchString(attr(n, "id"))
		if marked { // the text of each element, with all that is in it, would take the square of the page's time
			if text := visibleText(n); text != "" {
				return text
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if text := alertText(c); text != "" {
			return text
		}
	}
	return ""
}

// Says is what the page tells its reader, in one line: its error if it has one, else how it starts.
func (p *Page) Says() string {
	text := p.Alert
	if text == "" {
		text = p.Text
	}
	if text == "" {
		text = p.Title
	}
	if text == "" {
		return "an empty page"
	}
	return Quote(text)
}

// Quote shortens and quotes a text of the target.
func Quote(text string) string {
	const most = 160
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > most {
		return "“" + string(runes[:most]) + "…”"
	}
	return "“" + string(runes) + "”"
}
