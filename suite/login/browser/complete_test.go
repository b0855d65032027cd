package browser_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/onsi/gomega"
)

// complete are pages that do something by themselves with a code that is complete. The code counts once.
var complete = map[string]string{
	"a form that sends itself": `<form method=post action=/code id=f><input name=code id=c maxlength=6><button>Verify</button></form>
		<script>c.oninput = () => { if (c.value.length == 6) f.submit() }</script>`,
	"a field for each digit": `<form method=post action=/code id=f><input type=hidden name=code id=all>` +
		`<input class=d maxlength=1><input class=d maxlength=1><input class=d maxlength=1><input class=d maxlength=1><input class=d maxlength=1><input class=d maxlength=1>` +
		`<button>Verify</button></form><script>
		const digits = [...document.querySelectorAll('.d')];
		f.oninput = () => { all.value = digits.map(d => d.value).join(''); if (all.value.length == 6) f.requestSubmit() };
		</script>`,
	"a form that is checked first": `<form method=post action=/code><input name=code id=c><button>Verify</button></form>
		<script>c.oninput = () => fetch('/looks', {method: 'POST'})</script>`,
	"an app that goes on": `<div id=app><label>Code <input id=c></label><button type=button id=v>Verify</button></div><script>
		const send = async () => {
			v.disabled = true;
			await fetch('/code', {method: 'POST', body: new URLSearchParams({code: c.value}), redirect: 'manual'});
			app.innerHTML = '<input type=hidden><button type=button id=no>Deny</button><button type=button id=yes>Allow</button>';
			no.onclick = () => location.href = '/denied';
			yes.onclick = () => location.href = '/allowed';
		};
		v.onclick = send;
		c.oninput = () => { if (c.value.length == 6) send() };
		</script>`,
}

func TestACodeThatThePageSendsIsNotSentAgain(t *testing.T) {
	t.Parallel()
	for name, body := range complete {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			codes := make(chan string, 9)
			site := newSite(t, map[string]http.HandlerFunc{
				"GET /authorize": page(body),
				"POST /looks":    func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) },
				"POST /code": func(w http.ResponseWriter, r *http.Request) {
					codes <- r.FormValue("code")
					<-time.After(300 * time.Millisecond) // in which the page is still there, and could send it again
					http.Redirect(w, r, "/allowed", http.StatusSeeOther)
				},
				"GET /allowed": func(w http.ResponseWriter, _ *http.Request) { respond(w, "code=c") },
				"GET /denied":  func(w http.ResponseWriter, _ *http.Request) { respond(w, "error=access_denied") },
			})
			o := site.login(t, false)
			g.Expect(o.Stopped).To(gomega.BeEmpty())
			g.Expect(o.Redirect.Query().Get("code")).To(gomega.Equal("c"))
			g.Expect(codes).To(gomega.HaveLen(1))
			g.Expect(<-codes).To(gomega.Equal("424242"))
		})
	}
}
