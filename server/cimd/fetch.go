package cimd

import (
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// MaxBytes is how large a stranger's document may be: the draft recommends 5 kB (draft-00 §6.6).
const MaxBytes = 5 << 10

// Fetched is what was published, and how long it may be used.
type Fetched struct {
	Body   []byte
	MaxAge time.Duration
}

// Fetch gets a JSON document of up to limit bytes. Whatever is not answered 200 at that very URL is an
// error; [Guarded] makes a client that follows no redirect and does not wait for ever.
func Fetch(ctx context.Context, with *http.Client, at string, limit int64) (Fetched, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at, nil)
	if err != nil {
		return Fetched{}, fmt.Errorf("fetch: %w", err)
	}
	req.Header.Set("Accept", "application/json")
	resp, err := with.Do(req)
	if err != nil {
		return Fetched{}, fmt.Errorf("fetch: %w", err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusOK {
		return Fetched{}, fmt.Errorf("it is answered %d, not 200", resp.StatusCode)
	}
	if media, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type")); media != "application/json" && !strings.HasSuffix(media, "+json") {
		return Fetched{}, fmt.Errorf("its media type is %q, not application/json", media)
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, limit+1))
	if err != nil {
		return Fetched{}, fmt.Errorf("fetch: %w", err)
	}
	if int64(len(body)) > limit {
		return Fetched{}, fmt.Errorf("it is larger than %d bytes", limit)
	}
	return Fetched{body, MaxAge(resp.Header)}, nil
}

const (
	longest = 24 * time.Hour
	unsaid  = 5 * time.Minute // for an answer that says nothing of caching
)

// MaxAge is how long an answer may be used (RFC 9111 §4.2.1), within bounds: a document that was correct
// for a year could not be corrected.
func MaxAge(h http.Header) time.Duration {
	age := untilExpiry(h)
	for directive := range strings.SplitSeq(strings.ToLower(strings.Join(h.Values("Cache-Control"), ",")), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(directive), "=")
		switch name {
		case "no-store", "no-cache":
			return 0
		case "max-age":
			seconds, err := strconv.ParseInt(strings.Trim(value, `"`), 10, 32)
			if err != nil || seconds < 0 {
				return 0
			}
			age = min(time.Duration(seconds)*time.Second, longest)
		}
	}
	return age
}

// untilExpiry reads the older way to say it (RFC 9111 §5.3).
func untilExpiry(h http.Header) time.Duration {
	if h.Get("Expires") == "" {
		return unsaid
	}
	sent, err := http.ParseTime(h.Get("Date"))
	expires, err2 := http.ParseTime(h.Get("Expires"))
	if err != nil || err2 != nil {
		return 0 // an invalid date stands for one that has passed
	}
	return max(0, min(expires.Sub(sent), longest))
}
