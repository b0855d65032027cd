package browser

import (
	"github.com/go-rod/rod"
)

// The elements that package login counts.
const (
	controls = "input,button,select,textarea"
	anchors  = "a"
)

// snapshot is the page as it is now.
type snapshot struct {
	URL, HTML string
	Document  string // differs from one document to the next
	Ready     bool
}

// lookScript returns the page with what only the browser knows written into a copy of it: what is
// typed and ticked, and what styles hide.
const lookScript = `(controls, anchors) => {
	window.mcpconformDocument ||= String(Math.random());
	const copy = document.documentElement.cloneNode(true);
	const each = (selector, f) => {
		const copies = copy.querySelectorAll(selector);
		document.querySelectorAll(selector).forEach((e, i) => copies[i] && f(e, copies[i]));
	};
	each(controls + ',' + anchors, (e, c) => {
		if (e.type !== 'hidden' && e.getClientRects().length === 0) c.setAttribute('hidden', '');
		if (e.disabled) c.setAttribute('disabled', '');
	});
	each('input', (e, c) => {
		if (e.type !== 'password') c.setAttribute('value', e.value);
		e.checked ? c.setAttribute('checked', '') : c.removeAttribute('checked');
	});
	return {url: location.href, html: copy.outerHTML, document: window.mcpconformDocument, ready: document.readyState === 'complete'};
}`

func look(page *rod.Page) (snapshot, error) {
	seen, err := page.Eval(lookScript, controls, anchors)
	if err != nil {
		return snapshot{}, err
	}
	v := seen.Value
	return snapshot{
		URL: v.Get("url").Str(), HTML: v.Get("html").Str(),
		Document: v.Get("document").Str(), Ready: v.Get("ready").Bool(),
	}, nil
}

// element returns the control or anchor of that index.
func element(page *rod.Page, all string, index int) (*rod.Element, error) {
	return page.ElementByJS(rod.Eval(`(all, i) => document.querySelectorAll(all)[i]`, all, index))
}
