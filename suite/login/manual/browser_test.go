package manual_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login/manual"
)

func TestTheBrowserIsOpenedWhereTheUserSits(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		os        string
		variables map[string]string
		opens     bool
		hint      string
	}{
		"a desktop":        {"linux", map[string]string{"DISPLAY": ":0"}, true, ""},
		"Wayland":          {"linux", map[string]string{"WAYLAND_DISPLAY": "wayland-0"}, true, ""},
		"no display":       {"linux", nil, false, ""},
		"a Mac":            {"darwin", nil, true, ""},
		"Windows":          {"windows", nil, true, ""},
		"over SSH":         {"linux", map[string]string{"DISPLAY": ":10", "SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22", "USER": "me"}, false, "ssh -N -L 4711:127.0.0.1:4711 me@192.0.2.2"},
		"over strange SSH": {"darwin", map[string]string{"SSH_CONNECTION": "yes"}, false, "ssh -N -L 4711:127.0.0.1:4711 this-machine"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			e := manual.Environment{OS: c.os, Get: func(name string) string { return c.variables[name] }}
			g.Expect(e.Open() != nil).To(gomega.Equal(c.opens))
			g.Expect(e.Hint(4711)).To(gomega.HaveSuffix(c.hint))
		})
	}
}
