package login

import (
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Page is what a user sees of an HTML page, as far as a login needs it.
type Page struct {
	URL   *url.URL
	Title string
	Forms []*PageForm
	// Loose are controls outside any form; only a script can do something with them.
	Loose *PageForm
	Links []*Link
	// Refresh is where the page leads by itself, by a meta element or, once [Page.Refreshes] was told of it, a header
	// field; nil when it does not. RefreshIn is after how long.
	Refresh   *url.URL
	RefreshIn time.Duration
	Script    bool   // the page has a script
	Text      string // the visible text, spaces folded
	Alert     string // the text of what is marked as an error
}

// PageForm is a form element with its controls.
type PageForm struct {
	Action   *url.URL
	Method   string // GET or POST
	Enctype  string
	Controls []*Control
	// Bare says that the form tells neither where nor how it is sent, as one does that a script sends.
	Bare bool
}

// Link is an anchor.
type Link struct {
	Index int // among the page's a elements
	URL   *url.URL
	Text  string
}

// ParsePage reads a page that came from the URL; scripts tells whether they run, so that what stands
// in noscript is not shown. What is not understood is not there.
func ParsePage(source string, from *url.URL, scripts bool) *Page {
	root, err := html.ParseWithOptions(strings.NewReader(source), html.ParseOptionEnableScripting(scripts))
	if err != nil { // the reader does not fail; elements nested so deep that the parser gives up are no page of a login
		root = &html.Node{}
	}
	prune(root, scripts)
	b := &pageBuilder{
		page: &Page{URL: from, Loose: &PageForm{Method: "GET"}}, base: from,
		byNode: map[*html.Node]*PageForm{}, byID: map[string]*PageForm{}, labels: map[string]string{},
	}
	b.survey(root)
	b.collect(root, nil, "")
	b.page.Text, b.page.Alert = visibleText(root), alertText(root)
	return b.page
}

// prune removes what is no part of the document: template contents and, where scripts run, noscript.
func prune(n *html.Node, scripts bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.DataAtom == atom.Template || scripts && c.DataAtom == atom.Noscript {
			n.RemoveChild(c)
		} else {
			prune(c, scripts)
		}
		c = next
	}
}

// pageBuilder makes a Page in two walks: forms and labels first, since a control may come before
// the form or the label it belongs to.
type pageBuilder struct {
	page     *Page
	base     *url.URL
	byNode   map[*html.Node]*PageForm
	byID     map[string]*PageForm
	labels   map[string]string // by the id they are for
	controls int
	links    int
}

func (b *pageBuilder) survey(n *html.Node) {
	switch n.DataAtom {
	case atom.Base:
		if u, err := b.base.Parse(attr(n, "href")); err == nil && attr(n, "href") != "" {
			b.base = u
		}
	case atom.Form:
		f := &PageForm{Method: "GET", Enctype: strings.ToLower(attr(n, "enctype")), Action: b.resolve(attr(n, "action"))}
		if strings.EqualFold(attr(n, "method"), "post") {
			f.Method = "POST"
		}
		f.Bare = !has(n, "method") && strings.TrimSpace(attr(n, "action")) == ""
		b.byNode[n] = f
		if id := attr(n, "id"); id != "" {
			b.byID[id] = f
		}
		b.page.Forms = append(b.page.Forms, f)
	case atom.Label:
		if id := attr(n, "for"); id != "" {
			b.labels[id] = visibleText(n)
		}
	case atom.Title:
		b.page.Title = visibleText(n)
	case atom.Script:
		b.page.Script = true
	case atom.Meta:
		b.refresh(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.survey(c)
	}
}

// resolve reads an action; an empty one means the page itself.
func (b *pageBuilder) resolve(action string) *url.URL {
	if strings.TrimSpace(action) == "" {
		return b.page.URL
	}
	u, err := b.base.Parse(strings.TrimSpace(action))
	if err != nil {
		return nil
	}
	return u
}

func (b *pageBuilder) refresh(n *html.Node) {
	if strings.EqualFold(attr(n, "http-equiv"), "refresh") {
		b.page.refreshes(attr(n, "content"), b.base)
	}
}

func (b *pageBuilder) collect(n *html.Node, form *PageForm, label string) {
	switch n.DataAtom {
	case atom.Form:
		form = b.byNode[n]
	case atom.Label:
		label = visibleText(n)
	case atom.A:
		if u, err := b.base.Parse(attr(n, "href")); err == nil && has(n, "href") && !concealed(n) {
			b.page.Links = append(b.page.Links, &Link{Index: b.links, URL: u, Text: visibleText(n)})
		}
		b.links++
	case atom.Input, atom.Button, atom.Select, atom.Textarea:
		b.control(n, form, label)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.collect(c, form, label)
	}
}

func (b *pageBuilder) control(n *html.Node, form *PageForm, label string) {
	c := newControl(n, b.controls)
	b.controls++
	if own, ok := b.labels[c.ID]; ok && c.ID != "" {
		label = own
	}
	c.Label = strings.TrimSpace(label + " " + attr(n, "aria-label"))
	if action := attr(n, "formaction"); action != "" {
		c.Action = b.resolve(action)
	}
	if owner, ok := b.byID[attr(n, "form")]; ok && has(n, "form") {
		form = owner
	}
	if form == nil {
		form = b.page.Loose
	}
	form.Controls = append(form.Controls, c)
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}
