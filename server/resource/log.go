package resource

import (
	"context"
	"log/slog"
)

// warnings lets through what is a warning or worse. The SDK tells of each connection it makes, which
// without sessions is each request.
type warnings struct{ next slog.Handler }

func (h warnings) Enabled(ctx context.Context, l slog.Level) bool {
	return l >= slog.LevelWarn && h.next.Enabled(ctx, l)
}
func (h warnings) Handle(ctx context.Context, r slog.Record) error { return h.next.Handle(ctx, r) }
func (h warnings) WithAttrs(as []slog.Attr) slog.Handler           { return warnings{h.next.WithAttrs(as)} }
func (h warnings) WithGroup(name string) slog.Handler              { return warnings{h.next.WithGroup(name)} }
