package host_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/host"
)

// Every fact says how it is known, where from and when: a fact without that cannot be mended.
func TestEveryFactHasProvenance(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	facts := 0
	var walk func(v reflect.Value, path string)
	walk = func(v reflect.Value, path string) {
		switch v.Kind() {
		case reflect.Pointer:
			walk(v.Elem(), path)
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), path)
			}
		case reflect.Map:
			for _, k := range v.MapKeys() {
				walk(v.MapIndex(k), path+"["+k.String()+"]")
			}
		case reflect.Struct:
			if tag := v.FieldByName("Tag"); tag.IsValid() {
				facts++
				g.Expect([]string{"D", "M", "R", "I"}).To(gomega.ContainElement(tag.String()), path)
				g.Expect(v.FieldByName("Source").String()).NotTo(gomega.BeEmpty(), path)
				g.Expect(v.FieldByName("Date").String()).To(gomega.MatchRegexp(`^20\d\d(-\d\d){0,2}$`), path)
				g.Expect(v.FieldByName("Value").IsZero()).To(gomega.BeFalse(), path)
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i), path+"."+v.Type().Field(i).Name)
			}
		}
	}
	walk(reflect.ValueOf(host.ChatGPT), "ChatGPT")
	g.Expect(facts).To(gomega.BeNumerically(">", 30))
}

func TestRedirectFollowsIss(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	r := host.ChatGPT.Redirect
	g.Expect(r.URI(true)).To(gomega.Equal("https://chatgpt.com/connector_platform_oauth_redirect"))
	g.Expect(r.URI(false)).To(gomega.Equal("https://chatgpt.com/connector/oauth/" + host.CallbackID))
	g.Expect(r.Forms()).To(gomega.Equal([]string{r.URI(true), r.URI(false)}))
}

func TestAuthMethods(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	c := host.ChatGPT.Client
	g.Expect(c.AuthMethod([]string{"none", "client_secret_post"})).To(gomega.Equal("client_secret_post"))
	g.Expect(c.AuthMethod([]string{"client_secret_basic"})).To(gomega.Equal("none"))
	g.Expect(c.AuthMethod(nil)).To(gomega.Equal("none"))
	_, ok := c.DocumentMethod([]string{"client_secret_post"})
	g.Expect(ok).To(gomega.BeFalse())
	g.Expect(c.DocumentURL(false, "id")).To(gomega.Equal("https://chatgpt.com/oauth/id/client.json"))
}

func TestBodiesAreCopies(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	uris := []string{"https://a"}
	body := host.ChatGPT.Client.Body(uris...)
	body["client_name"] = "other"
	uris[0] = "https://b"
	g.Expect(host.ChatGPT.Client.Body("https://a")["client_name"]).To(gomega.Equal("ChatGPT"))
	g.Expect(body["redirect_uris"]).To(gomega.Equal([]string{"https://a"}))
}

func TestUnadvertisedPaths(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for _, kind := range []host.EndpointKind{host.Introspection, host.Revocation, host.PrivyExchange, host.Completion} {
		paths := host.ChatGPT.UnadvertisedPaths(kind)
		g.Expect(paths).NotTo(gomega.BeEmpty())
		g.Expect(slices.ContainsFunc(paths, func(p string) bool { return p[0] != '/' })).To(gomega.BeFalse())
	}
}
