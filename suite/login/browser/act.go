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

// carryOut types, ticks and presses as the plan says.
func (h *hand) carryOut(plan *login.Plan) {
	_, _ = evaluate[any](h.tab, paintedScript)
	if plan.Link != nil {
		h.press(anchors, plan.Link.Index)
		return
	}
	inOrder := slices.SortedFunc(maps.Keys(plan.Fill), func(a, b *login.Control) int { return a.Index - b.Index })
	for _, c := range inOrder {
		h.fill(c.Index, plan.Fill[c])
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

// paintedScript waits until the page was painted: before that the browser ignores keyboard and mouse.
const paintedScript = `() => Promise.race([
	new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))),
	new Promise(done => setTimeout(done, 1000)),
])`

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

// spot is where a user would point to press an element.
type spot struct {
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
	Clear bool    `json:"clear"` // nothing lies over it
}

// pointScript brings an element into view and waits until it can be used, for up to four seconds.
const pointScript = onElement + `
	element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
	for (const end = performance.now() + 4000; element.disabled && performance.now() < end;) await new Promise(done => setTimeout(done, 20));
	const box = element.getClientRects()[0];
	if (!box) return {x: 0, y: 0, clear: false};
	const x = box.x + box.width / 2, y = box.y + box.height / 2;
	return {x, y, clear: element.contains(document.elementFromPoint(x, y))};
}`

// press clicks as a user does or, where something lies over the element, as a script does.
func (h *hand) press(all string, index int) {
	at, err := evaluate[spot](h.tab, pointScript, h.document, all, index)
	if err != nil {
		return
	}
	if !at.Clear {
		_, _ = evaluate[any](h.tab, onElement+`element.click(); }`, h.document, all, index)
		return
	}
	for _, kind := range []proto.InputDispatchMouseEventType{proto.InputDispatchMouseEventTypeMousePressed, proto.InputDispatchMouseEventTypeMouseReleased} {
		_ = proto.InputDispatchMouseEvent{Type: kind, X: at.X, Y: at.Y, Button: proto.InputMouseButtonLeft, ClickCount: 1}.Call(h.tab)
	}
}
