package browser

import (
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/input"
	"github.com/go-rod/rod/lib/proto"

	"github.com/mcpconform/mcpconform/suite/login/recipe"
)

var keys = map[string]input.Key{
	"Enter": input.Enter, "Tab": input.Tab, "Space": input.Space, "Escape": input.Escape, "Backspace": input.Backspace,
	"ArrowUp": input.ArrowUp, "ArrowDown": input.ArrowDown, "ArrowLeft": input.ArrowLeft, "ArrowRight": input.ArrowRight,
}

// do carries out a step whose element is there.
func (f *follower) do(ctx context.Context, s *recipe.Step) error {
	var text string
	switch s.Verb {
	case recipe.Code:
		code, err := f.code(ctx, s)
		if err != nil {
			return err
		}
		text = code // it may have taken its time
	case recipe.Fill:
		text = s.With.Of(f.recipe.Values)
	}
	page := f.tab.Context(ctx).Timeout(deft)
	_, _ = evaluate[any](page, paintedScript)
	switch s.Verb {
	case recipe.Press:
		return page.Keyboard.Type(keys[s.Key])
	case recipe.Click:
		found, err := page.ElementsByJS(rod.Eval(script, "buttons", seek(s.On, f.recipe.Values)))
		if err != nil || found.Empty() {
			return errors.New("it cannot be clicked")
		}
		push(found.First())
		return nil
	default:
		return f.fill(page, s, text)
	}
}

// code gets the one-time code, unless the login ends meanwhile.
func (f *follower) code(ctx context.Context, s *recipe.Step) (string, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		select {
		case <-f.session.ended:
			cancel()
		case <-ctx.Done():
		}
	}()
	return f.session.codes.Take(ctx, f.recipe, s, f.session.request.Wire, f.session.request.Clock())
}

// fill types into the field; a code may have a field for each of its characters.
func (f *follower) fill(page *rod.Page, s *recipe.Step, text string) error {
	fields, err := page.ElementsByJS(rod.Eval(script, "fields", seek(s.On, f.recipe.Values)))
	if err != nil || fields.Empty() {
		return errors.New("it cannot be filled in")
	}
	about, err := fields.First().Eval(`() => ({kind: this.type || '', most: this.maxLength || 0, names: [this.name || '', this.id || '']})`)
	if err != nil {
		return errors.New("it cannot be filled in")
	}
	secret := s.Verb == recipe.Code || s.With.Secret()
	if !secret && about.Value.Get("kind").Str() == "password" {
		return errors.New("it is a password field, and a password does not belong into a file; name the environment variable that holds it, as with: ${MY_PASSWORD}")
	}
	f.filled = f.seen.Document
	if secret || len(s.With.References()) > 0 {
		f.session.typed()
	}
	if secret {
		f.session.taint(text)
		for _, name := range about.Value.Get("names").Arr() {
			f.session.request.Wire.Wire().TaintField("login_code", name.Str(), text)
		}
	}
	if n := utf8.RuneCountInString(text); about.Value.Get("most").Int() == 1 && n > 1 {
		if len(fields) < n {
			return fmt.Errorf("there are %d fields of one character for %d", len(fields), n)
		}
		for i, r := range []rune(text) {
			if err := enter(fields[i], string(r)); err != nil {
				return err
			}
		}
		return nil
	}
	return enter(fields.First(), text)
}

// choose picks the option of a select element by its text or value.
const choose = `(text) => {
	const option = [...this.options].find(o => o.text.trim().toLowerCase() === text.toLowerCase() || o.value === text);
	if (!option) return false;
	this.value = option.value;
	for (const name of ['input', 'change']) this.dispatchEvent(new Event(name, {bubbles: true}));
	return true;
}`

func enter(field *rod.Element, text string) error {
	tag, err := field.Eval(`() => this.tagName + (this.isContentEditable ? ' editable' : '')`)
	if err != nil {
		return errors.New("it cannot be filled in")
	}
	switch tag.Value.Str() {
	case "SELECT":
		chosen, err := field.Eval(choose, text)
		if err != nil || !chosen.Value.Bool() {
			return errors.New("it has no such choice")
		}
		return nil
	case "INPUT", "TEXTAREA":
		_ = field.SelectAllText()
	}
	if err := field.Input(text); err != nil {
		return errors.New("it cannot be filled in")
	}
	return nil
}

// push clicks as a user does or, where something lies over the element, as a script does.
func push(el *rod.Element) {
	if err := el.Click(proto.InputMouseButtonLeft, 1); err != nil {
		_, _ = el.Eval(`() => this.click()`)
	}
}
