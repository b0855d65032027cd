package resource

import (
	"errors"
	"strings"
	"testing"
)

func TestAnErrorIsOneLineOfTheLog(t *testing.T) {
	t.Parallel()
	got := logged(errors.New("status 503: a stack\n\tat one (file.js:1)\n" + strings.Repeat("at another ", 40)))
	if strings.ContainsAny(got, "\n\t") || len([]rune(got)) > maxLogged+1 || !strings.HasPrefix(got, "status 503: a stack at one") {
		t.Errorf("%q", got)
	}
	if got := logged(errors.New("short")); got != "short" {
		t.Errorf("%q", got)
	}
}
