package wire

import (
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"strings"
)

// decompress undoes gzip and deflate. Compressed bytes are bounded too, because a stream of empty
// gzip members yields nothing for ever. Any other coding is left as it came: nobody asked for it.
func decompress(body io.Reader, coding string, limit int64) (io.Reader, error) {
	var out io.Reader
	var err error
	switch strings.ToLower(strings.TrimSpace(coding)) {
	case "gzip", "x-gzip":
		out, err = gzip.NewReader(&bounded{from: body, limit: limit, room: limit})
	case "deflate":
		out, err = zlib.NewReader(&bounded{from: body, limit: limit, room: limit})
	default:
		return body, nil
	}
	if errors.Is(err, io.EOF) { // an empty body, as of a 304, has nothing to undo
		return strings.NewReader(""), nil
	}
	return out, err
}

// bounded fails, rather than ends, when more than limit bytes come.
type bounded struct {
	from        io.Reader
	limit, room int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.room <= 0 {
		return 0, bodyTooLarge(b.limit)
	}
	if int64(len(p)) > b.room {
		p = p[:b.room]
	}
	n, err := b.from.Read(p)
	b.room -= int64(n)
	return n, err
}
