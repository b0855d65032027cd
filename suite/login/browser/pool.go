package browser

import (
	"context"
	"runtime"
	"sync/atomic"
	"time"
)

const (
	// nearly is how long a window that is in use is waited for before another is opened: that takes as long
	// where there is little time, and helps where it is the server that takes it.
	nearly = time.Second
	// spare is how many windows are kept for later logins.
	spare = 8
)

// pool holds the windows in which nobody logs in.
type pool struct {
	free chan *window
	open atomic.Int32 // with those that are wanted
}

func newPool() *pool { return &pool{free: make(chan *window, spare)} }

// take returns a window; nil says that one is to be opened. A few are opened at once; from then on it is
// cheaper to wait for one that may soon be free.
func (p *pool) take(ctx context.Context) *window {
	select {
	case w := <-p.free:
		return w
	default:
	}
	if int(p.open.Add(1)) <= runtime.NumCPU()+1 {
		return nil
	}
	enough := time.NewTimer(nearly)
	defer enough.Stop()
	select {
	case w := <-p.free:
		p.open.Add(-1)
		return w
	case <-enough.C:
	case <-ctx.Done():
	}
	return nil
}

// give keeps a window for later logins, if there is room.
func (p *pool) give(w *window) {
	select {
	case p.free <- w:
	default:
		p.drop(w)
	}
}

// drop closes a window; nil is one that could not be opened.
func (p *pool) drop(w *window) {
	p.open.Add(-1)
	if w != nil {
		w.close()
	}
}

// empty gives up the windows that are kept, which end with the browser.
func (p *pool) empty() {
	for {
		select {
		case w := <-p.free:
			p.open.Add(-1)
			w.proxy.close()
		default:
			return
		}
	}
}
