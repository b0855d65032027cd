package wire

import (
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
)

// classify turns whatever net/http returned into an [*Error]. The texts of net/http that it reads
// have no type to ask for; the tests of this package meet each of them.
func classify(ctx context.Context, req *http.Request, err error, limits Limits) *Error {
	var own *Error
	switch cause := context.Cause(ctx); {
	case errors.Is(cause, errRequestLimit):
		return &Error{Kind: KindTimeout, Text: "no whole answer within " + limits.Request.String(), Err: err}
	case errors.Is(cause, errIdleLimit):
		return &Error{Kind: KindTimeout, Text: "the answer fell silent for " + limits.Idle.String(), Err: err}
	case cause != nil:
		return &Error{Kind: KindCanceled, Text: "given up: the run ended first", Err: err}
	case errors.As(err, &own):
		return own
	}
	if text, ok := tlsText(req.URL.Hostname(), err); ok {
		return &Error{Kind: KindTLS, Text: text, Err: err}
	}
	return byText(err, limits)
}

func byText(err error, limits Limits) *Error {
	text := err.Error()
	switch {
	case strings.Contains(text, "PROTOCOL_ERROR"): // net/http says no more of HTTP/2, whatever was wrong
		return &Error{Kind: KindProtocol, Text: "broken HTTP/2: its header is malformed or larger than " + size(limits.MaxHeader), Err: err}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), strings.Contains(text, "stream error"):
		return &Error{Kind: KindReset, Text: "the connection closed before the answer was whole", Err: err}
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), strings.Contains(text, "closed network connection"):
		return &Error{Kind: KindReset, Text: "connection reset", Err: err}
	case strings.Contains(text, "server response headers exceeded"):
		return &Error{Kind: KindTooLarge, Text: "the header is larger than " + size(limits.MaxHeader), Err: err}
	case strings.Contains(text, "TLS handshake timeout"):
		return &Error{Kind: KindTimeout, Text: "no TLS handshake within " + limits.Request.String(), Err: err}
	case isCoding(err):
		return &Error{Kind: KindProtocol, Text: "the body is not in the coding its Content-Encoding names", Err: err}
	}
	return &Error{Kind: KindProtocol, Text: "not usable HTTP: " + oneLine(text), Err: err}
}

func isCoding(err error) bool {
	var corrupt flate.CorruptInputError
	return errors.As(err, &corrupt) || errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) ||
		errors.Is(err, zlib.ErrHeader) || errors.Is(err, zlib.ErrChecksum) || errors.Is(err, zlib.ErrDictionary)
}

func dnsText(host string, err error) string {
	var dns *net.DNSError
	if errors.As(err, &dns) && !dns.IsNotFound {
		return "DNS: " + host + " could not be looked up"
	}
	return "DNS: " + host + " has no address"
}

func connectText(address string, err error) string {
	var timeout net.Error
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return "connection refused by " + address
	case errors.As(err, &timeout) && timeout.Timeout():
		return "no connection to " + address + " in time"
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH):
		return address + " is unreachable"
	}
	return "no connection to " + address
}

// oneLine keeps an error text of foreign make to one line of bearable length.
func oneLine(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) > 200 {
		text = strings.ToValidUTF8(text[:200], "") + "…"
	}
	return text
}
