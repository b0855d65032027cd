package resource_test

import (
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/resource"
)

// What is judged by one name of a member is not done by another.
func TestAMessageIsJudgedByWhatIsDone(t *testing.T) {
	t.Parallel()
	s := open(t, func(c *resource.Config) { c.Anonymous = resource.OpenListing })
	for body, status := range map[string]int{
		`{"jsonrpc":"2.0","id":1,"method":"ping"}`:                             200,
		`{"jsonrpc":"2.0","id":1,"method":"resources/list"}`:                   401,
		`{"jsonrpc":"2.0","id":1,"method":"resources/list","Method":"ping"}`:   401,
		`{"jsonrpc":"2.0","id":1,"METHOD":"ping","method":"resources/list"}`:   401,
		`[{"jsonrpc":"2.0","id":1,"method":"resources/list","Method":"ping"}]`: 401,
		`{"jsonrpc":"2.0","id":1,"Method":"ping"}`:                             401,
		`{"jsonrpc":"2.0","id":1,"method":["ping"]}`:                           401,
	} {
		gomega.NewWithT(t).Expect(s.send("", body).StatusCode).To(gomega.Equal(status), body)
	}
}
