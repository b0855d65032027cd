package manual

import (
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/suite/login"
)

// show answers with the login that waits. Where none does, the page stays unfinished until there is one,
// or there will be none any more: so it goes on by itself without a script.
func (s *site) show(w http.ResponseWriter, r *http.Request) {
	p := begin(w, http.StatusOK)
	defer p.end()
	s.desk.attend(true)
	v, back, changed := s.desk.look()
	if v == nil && !s.desk.isClosed() {
		p.add("waiting", &view{Back: back})
	}
	for v == nil && !s.desk.isClosed() {
		select {
		case <-changed:
		case <-r.Context().Done():
			s.desk.attend(false)
			return
		}
		v, back, changed = s.desk.look()
	}
	if v == nil {
		p.add("over", &view{Why: s.desk.told()})
		return
	}
	s.offer(p, v, v.view(back))
}

// offer shows a login. The browser is sent on its way where that happened before, and once only: who comes
// back without an answer has a reason.
func (s *site) offer(p page, v *visit, shown *view) {
	piece := "away"
	if v.request.RedirectURI == s.callback {
		piece = "onward"
		first := v.first()
		shown.Auto, shown.Again = first && shown.Back > 0, !first
	}
	p.add(piece, shown)
	p.add("give-up", shown)
}

// comeBack takes the browser that the authorization server redirected.
func (s *site) comeBack(w http.ResponseWriter, r *http.Request) {
	v, _, _ := s.desk.look()
	at, err := url.Parse(s.callback + "?" + r.URL.RawQuery)
	switch {
	case err != nil:
		refuse(w, "The address is none that a browser would make.")
	case s.desk.stale(at.Query().Get("state")):
		refuse(w, "This is the answer to an earlier login, which has come back already. Close this page, and go on at the other one.")
	case v == nil || v.request.RedirectURI != s.callback:
		refuse(w, "No login waits for an answer here.")
	default:
		s.accept(w, r, v, v.ended(at))
	}
}

// posted takes the browser of a server that answers by a form.
func (s *site) posted(w http.ResponseWriter, r *http.Request) {
	v, _, _ := s.desk.look()
	at, err := url.Parse(s.callback)
	if err != nil || v == nil {
		refuse(w, "No login waits for an answer here.")
		return
	}
	s.accept(w, r, v, &login.Outcome{
		Foreign: at, Unseen: true,
		Stopped: "the server's page posts the response to the redirect URI (form_post), which was not asked for",
	})
}

// paste takes the address at which the user's browser ended up.
func (s *site) paste(w http.ResponseWriter, r *http.Request) {
	v, back, _ := s.desk.look()
	if v == nil {
		s.home(w, r)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	o, problem := v.read(r.PostFormValue("address"), s.desk.stale)
	if problem == "" {
		s.accept(w, r, v, o)
		return
	}
	p := begin(w, http.StatusBadRequest)
	defer p.end()
	shown := v.view(back)
	shown.Problem = problem
	s.offer(p, v, shown)
}

func (s *site) accept(w http.ResponseWriter, r *http.Request, v *visit, o *login.Outcome) {
	if o == nil || !s.desk.answer(v, o) {
		refuse(w, "This login has come back already.")
		return
	}
	s.home(w, r)
}

func (s *site) giveUp(w http.ResponseWriter, r *http.Request) {
	s.desk.close("the user gave it up")
	s.home(w, r)
}

// home leads to the page, so that no code stays in the address of the browser.
func (s *site) home(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, s.page, http.StatusSeeOther)
}

func refuse(w http.ResponseWriter, why string) {
	p := begin(w, http.StatusBadRequest)
	p.add("message", &view{Problem: why})
	p.end()
}
