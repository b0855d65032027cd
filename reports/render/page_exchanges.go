package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// exchangeGroup is what one step or check sent.
type exchangeGroup struct {
	Name, Anchor, Note string
	Exchanges          []exchangeView
}

// exchangeView is an exchange as the page shows it: two HTTP messages as text.
type exchangeView struct {
	N                       int
	Method, URL, Answer     string // URL is shortened; Request has all of it
	Class, Actor, Step      string
	Took, Timing            string
	Request, Response, Note string
}

// maxBody is how much of a body the page shows; run.json has up to 64 KiB.
const maxBody = 6 << 10

func exchangeGroups(run *result.Run, ix *index) []exchangeGroup {
	var groups []exchangeGroup
	at := map[string]int{}
	for i := range run.Exchanges {
		x := &run.Exchanges[i]
		name, note, link := "Check "+x.Check, "", anchor("check", x.Check)
		if step := ix.stepOf[x.N]; step != "" {
			name, note, link = "Journey: "+step, ix.steps[step].Title, anchor("step", step)
		} else if c := ix.checks[x.Check]; c != nil {
			note = c.Title
		} else {
			name, link = x.Check, ""
		}
		g, ok := at[name]
		if !ok {
			g, at[name] = len(groups), len(groups)
			groups = append(groups, exchangeGroup{Name: plain(name), Note: plain(note), Anchor: link})
		}
		groups[g].Exchanges = append(groups[g].Exchanges, exchangeOf(x))
	}
	return groups
}

func exchangeOf(x *result.Exchange) exchangeView {
	v := exchangeView{
		N: x.N, Method: plain(x.Request.Method), URL: clip(plain(x.Request.URL), 140), Actor: plain(x.Actor), Step: plain(x.Step),
		Took: micros(x.Timing.TotalUs), Timing: timing(x.Timing),
	}
	v.Answer, v.Class = answer(x)
	v.Request = message(x.Request.Method+" "+x.Request.URL, x.Request.Header, x.Request.Body)
	if x.Response.Status > 0 {
		v.Response = message(status(x.Response.Status), x.Response.Header, x.Response.Body)
	}
	if x.Response.Error != "" {
		v.Note = "No whole answer: " + plain(x.Response.Error) + "."
	} else if x.Response.Truncated {
		v.Note = fmt.Sprintf("The body is %d bytes long; the record keeps its beginning.", x.Response.Length)
	}
	return v
}

// answer is the outcome of an exchange in a few words, and its class.
func answer(x *result.Exchange) (text, class string) {
	switch code := x.Response.Status; {
	case code == 0:
		return "no answer", "none"
	case code >= 500:
		return status(code), "broken"
	case code >= 400:
		return status(code), "refused"
	case code >= 300:
		return status(code), "moved"
	default:
		return status(code), "fine"
	}
}

func status(code int) string {
	return strings.TrimSpace(strconv.Itoa(code) + " " + http.StatusText(code))
}

// message writes an HTTP message down as people read one.
func message(first string, header map[string][]string, body string) string {
	var b strings.Builder
	b.WriteString(plain(first) + "\n")
	for _, name := range sortedNames(header) {
		for _, value := range header[name] {
			b.WriteString(plain(name) + ": " + plain(value) + "\n")
		}
	}
	if body != "" {
		b.WriteString("\n" + readable(body))
	}
	return strings.TrimRight(b.String(), "\n")
}

// readable indents JSON and cuts what is too long for a page.
func readable(body string) string {
	var pretty bytes.Buffer
	if json.Indent(&pretty, []byte(body), "", "  ") == nil {
		body = pretty.String()
	}
	if len(body) > maxBody {
		body = strings.ToValidUTF8(body[:maxBody], "") + "\n… cut for this page; run.json has more"
	}
	return plainLines(body)
}

// timing lists the phases that took place.
func timing(t result.Timing) string {
	var parts []string
	for _, phase := range []struct {
		name string
		us   int64
	}{{"name", t.DNSUs}, {"connection", t.ConnectUs}, {"TLS", t.TLSUs}, {"first byte", t.FirstByteUs}, {"all", t.TotalUs}} {
		if phase.us > 0 {
			parts = append(parts, phase.name+" "+micros(phase.us))
		}
	}
	return strings.Join(parts, ", ")
}

func micros(us int64) string {
	if us > 0 && us < 100 {
		return "under 0.1 ms"
	}
	if us < 10_000 {
		return fmt.Sprintf("%d.%d ms", us/1000, us%1000/100)
	}
	return duration(us / 1000)
}
