package browser

import (
	"context"
	"errors"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/proto"

	"github.com/mcpconform/mcpconform/suite/login"
)

// show shows how a login ended: the page and its console.
func (w *window) show(ctx context.Context, s *session) *login.Shown {
	shown := &login.Shown{Console: s.heard()}
	picture, err := s.picture(w.page.Context(ctx).Timeout(deft))
	if err != nil {
		shown.Without = err.Error()
		return shown
	}
	shown.Picture = picture
	return shown
}

var errTells = errors.New("the page goes on showing a credential")

// picture takes a picture of the page in which no secret can be read: what is typed is covered, and of
// the text what belongs to a credential is replaced. There is none where the page puts it back.
func (s *session) picture(page *rod.Page) ([]byte, error) {
	if err := s.cover(page); err != nil {
		return nil, err
	}
	taken, err := page.Screenshot(false, &proto.PageCaptureScreenshot{Format: proto.PageCaptureScreenshotFormatPng})
	if err != nil {
		return nil, errors.New("the browser took no picture")
	}
	after, err := evaluate[[]string](page, script, "texts")
	if err != nil {
		return nil, errors.New("the browser does not say what the page shows")
	}
	return taken, s.clean(after)
}

// cover replaces what no picture is to show.
func (s *session) cover(page *rod.Page) error {
	texts, err := evaluate[[]string](page, script, "cover", s.request.Account.Email)
	if err != nil {
		return errors.New("the browser does not say what the page shows")
	}
	other := make([]string, len(texts))
	for i, text := range texts {
		other[i] = s.hide(text)
	}
	if _, err := evaluate[any](page, script, "write", other); err != nil {
		return errors.New("the page cannot be covered")
	}
	return nil
}

// clean refuses a page of which a credential can be read, in one place or put together from several.
func (s *session) clean(texts []string) error {
	whole := ""
	for _, text := range texts {
		if s.hide(text) != text {
			return errTells
		}
		whole += text
	}
	if s.hide(whole) != whole {
		return errTells
	}
	return nil
}
