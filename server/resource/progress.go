package resource

import (
	"context"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// Progress tells the client how many of how many steps are done, if its request named a progress token
// (MCP, "Progress"). One that cannot be told gets the result all the same.
func (c *Call) Progress(ctx context.Context, done, total int, message string) {
	token := c.request.Params.GetProgressToken()
	if token == nil {
		return
	}
	err := c.request.Session.NotifyProgress(ctx, &mcp.ProgressNotificationParams{
		ProgressToken: token, Progress: float64(done), Total: float64(total), Message: message,
	})
	if err != nil {
		c.env.Logger.Warn("progress could not be told", "error", logged(err))
	}
}
