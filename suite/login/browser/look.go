package browser

import (
	"github.com/go-rod/rod"
)

// The elements that package login counts.
const (
	controls = "input,button,select,textarea"
	anchors  = "a"
	// mostHTML is how much of a page is read, in characters: its scripts may make any amount.
	mostHTML = 4 << 20
)

// snapshot is the page as it is now.
type snapshot struct {
	URL      string `json:"url"`
	HTML     string `json:"html"`
	Document string `json:"document"` // differs from one document to the next
	Ready    bool   `json:"ready"`
}

// lookScript returns the page with what only the browser knows written into a copy of it: what is
// typed and ticked, and what styles hide.
const lookScript = `(controls, anchors, most) => {
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
	return {url: location.href, html: copy.outerHTML.slice(0, most), document: window.mcpconformDocument, ready: document.readyState === 'complete'};
}`

func look(page *rod.Page) (snapshot, error) {
	return evaluate[snapshot](page, lookScript, controls, anchors, mostHTML)
}
