package browser

import (
	"maps"
	"slices"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/proto"

	"github.com/mcpconform/mcpconform/suite/login"
)

// hand acts on one document. Once that is gone, which a page may see to while it is typed into, the hand
// does nothing more. A step that fails shows in what the page does next, which is nothing.
type hand struct {
	tab      *rod.Page
	document string
}

// fillIn types what the plan says.
func (h *hand) fillIn(plan *login.Plan) {
	_, _ = evaluate[any](h.tab, paintedScript)
	inOrder := slices.SortedFunc(maps.Keys(plan.Fill), func(a, b *login.Control) int { return a.Index - b.Index })
	for _, c := range inOrder {
		h.fill(c.Index, plan.Fill[c])
	}
}

// send ticks and presses as the plan says.
func (h *hand) send(plan *login.Plan) {
	if plan.Link != nil {
		h.press(anchors, plan.Link.Index)
		return
	}
	for _, c := range plan.Tick {
		h.press(controls, c.Index)
	}
	if plan.Press != nil {
		h.press(controls, plan.Press.Index)
		return
	}
	if len(plan.Form.Controls) > 0 {
		_, _ = evaluate[any](h.tab, onElement+`element.form?.requestSubmit(); }`, h.document, controls, plan.Form.Controls[0].Index)
	}
}

// paintedScript waits until the page was painted: before that the browser ignores keyboard and mouse. From then on
// it is noted when the page is left.
const paintedScript = `() => {
	window.mcpconformLeaves = false;
	window.navigation?.addEventListener('navigate', e => window.mcpconformLeaves ||= !e.destination.sameDocument);
	return Promise.race([
		new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))),
		new Promise(done => setTimeout(done, 1000)),
	]);
}`

// onElement begins a script that does something to one element of the document.
const onElement = `async (same, all, i) => {
	if (window.mcpconformDocument !== same) throw new Error('another document');
	const element = document.querySelectorAll(all)[i];
`

// focusScript puts the cursor into a field, and selects what stands there.
const focusScript = onElement + `
	element.scrollIntoView({block: 'center', behavior: 'instant'});
	element.focus();
	element.select?.();
}`

// fill types the text in place of what stands in a field.
func (h *hand) fill(index int, text string) {
	if _, err := evaluate[any](h.tab, focusScript, h.document, controls, index); err == nil {
		_ = proto.InputInsertText{Text: text}.Call(h.tab)
	}
}

// reaction is what a page does by itself with what was typed into it.
type reaction struct {
	Leaves bool `json:"leaves"` // it is being left
	Busy   bool `json:"busy"`   // the button that would send it cannot be pressed
}

// reactionScript gives the page time to begin with it.
const reactionScript = onElement + `
	for (const end = performance.now() + 150; !window.mcpconformLeaves && !element?.disabled && performance.now() < end;)
		await new Promise(done => setTimeout(done, 10));
	return {leaves: window.mcpconformLeaves, busy: !!element && (element.disabled || !element.isConnected)};
}`

// reacts tells what the page does without its button being pressed, once the last character is there.
func (h *hand) reacts(button *login.Control) reaction {
	at := -1 // none
	if button != nil {
		at = button.Index
	}
	r, err := evaluate[reaction](h.tab, reactionScript, h.document, controls, at)
	if err != nil {
		return reaction{Leaves: true}
	}
	return r
}

// spot is where a user would point to press an element.
type spot struct {
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
	Clear bool    `json:"clear"` // nothing lies over it
}

// pointScript brings an element into view and waits until it can be used, for up to four seconds. One over which
// something lies, or of which nothing can be pointed to, it presses itself; one that is gone meanwhile nobody presses.
const pointScript = onElement + `
	element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
	for (const end = performance.now() + 4000; element.disabled && element.isConnected && performance.now() < end;)
		await new Promise(done => setTimeout(done, 20));
	const box = element.getClientRects()[0] || {x: -1, y: -1, width: 0, height: 0};
	const x = box.x + box.width / 2, y = box.y + box.height / 2;
	const clear = element.contains(document.elementFromPoint(x, y));
	if (!clear && element.isConnected) element.click();
	return {x, y, clear};
}`

// press clicks as a user does or, where something lies over the element, as a script does.
func (h *hand) press(all string, index int) {
	at, err := evaluate[spot](h.tab, pointScript, h.document, all, index)
	if err != nil || !at.Clear {
		return
	}
	for _, kind := range []proto.InputDispatchMouseEventType{proto.InputDispatchMouseEventTypeMousePressed, proto.InputDispatchMouseEventTypeMouseReleased} {
		_ = proto.InputDispatchMouseEvent{Type: kind, X: at.X, Y: at.Y, Button: proto.InputMouseButtonLeft, ClickCount: 1}.Call(h.tab)
	}
}
