package diagnose

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/reports/result"
)

// statusIs compares a status with a pattern such as 401 or 4xx. No answer has no status.
func statusIs(pattern string, status int) bool {
	code := strconv.Itoa(status)
	if class, ok := strings.CutSuffix(pattern, "xx"); ok {
		return len(code) == 3 && strings.HasPrefix(code, class)
	}
	return pattern == code
}

// witness is an exchange as evidence.
func witness(x *result.Exchange) string {
	line := fmt.Sprintf("exchange %d: %s %s", x.N, x.Request.Method, brief(x.Request.URL))
	if x.Response.Status == 0 || x.Response.Error != "" {
		return line + " got no answer: " + firstOf(x.Response.Error, "the connection ended")
	}
	line += " answered " + strconv.Itoa(x.Response.Status)
	if media := header(x, "Content-Type"); media != "" {
		line += " " + media
	}
	return line
}

func header(x *result.Exchange, name string) string {
	return http.Header(x.Response.Header).Get(name)
}

func pathOf(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return raw
	}
	return u.Path
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func containsFold(s, part string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(part))
}
