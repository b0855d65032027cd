package wire

import (
	"crypto/tls"
	"net/http"
	"time"
)

// newTransport makes the one connection pool of a run.
//
// Idle connections are dropped after two seconds: common servers drop theirs after five without a
// word, and a POST that meets a dying connection is lost, for it is not sent twice.
func newTransport(o *Options, limits Limits, dialer *dialer) *http.Transport {
	via := &proxies{choose: o.Proxy, dialer: dialer, seen: map[string]bool{}}
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetHTTP2(true)
	return &http.Transport{
		Proxy:                  via.forRequest,
		DialContext:            via.dial,
		TLSClientConfig:        tlsConfig(o),
		TLSHandshakeTimeout:    limits.Request,
		Protocols:              protocols,
		DisableCompression:     true,
		MaxResponseHeaderBytes: limits.MaxHeader,
		MaxConnsPerHost:        64,
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    32,
		IdleConnTimeout:        2 * time.Second,
	}
}

func tlsConfig(o *Options) *tls.Config {
	return &tls.Config{
		MinVersion:         tls.VersionTLS12,
		RootCAs:            o.RootCAs,
		InsecureSkipVerify: o.Insecure, //nolint:gosec // --insecure is what the user asked for
	}
}
