package documents

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

// Listen opens a site on free ports of this machine: under a certificate and, beside it, without TLS. The
// function it returns closes both.
func Listen(ctx context.Context, certificate tls.Certificate) (*Site, func() error, error) {
	name, err := Name(certificate)
	if err != nil {
		return nil, nil, err
	}
	secure, err := loopback(ctx)
	if err != nil {
		return nil, nil, err
	}
	plain, err := loopback(ctx)
	if err != nil {
		return nil, nil, errors.Join(err, secure.Close())
	}
	s := New("https://" + at(name, secure))
	s.Plain = "http://" + at(name, plain)
	config := &tls.Config{
		Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"},
		GetConfigForClient: func(*tls.ClientHelloInfo) (*tls.Config, error) { s.greeted.Add(1); return nil, nil }, //nolint:nilnil // nil is to go on with this one
	}
	closeSecure, closePlain := s.serve(tls.NewListener(secure, config)), s.serve(plain)
	return s, func() error { return errors.Join(closeSecure(), closePlain()) }, nil
}

// Name is by which name of this machine a certificate can be used here. It is an error if there is none, or
// if it is not valid now.
func Name(certificate tls.Certificate) (string, error) {
	if len(certificate.Certificate) == 0 {
		return "", errors.New("it holds no certificate")
	}
	leaf, err := x509.ParseCertificate(certificate.Certificate[0])
	if err != nil {
		return "", fmt.Errorf("it cannot be read: %w", err)
	}
	if now := time.Now(); now.Before(leaf.NotBefore) || now.After(leaf.NotAfter) {
		return "", fmt.Errorf("it is valid from %s to %s only", leaf.NotBefore.Format(time.DateOnly), leaf.NotAfter.Format(time.DateOnly))
	}
	for _, name := range []string{"127.0.0.1", "localhost"} {
		if leaf.VerifyHostname(name) == nil {
			return name, nil
		}
	}
	return "", errors.New("it is neither for 127.0.0.1 nor for localhost")
}

func loopback(ctx context.Context) (net.Listener, error) {
	return (&net.ListenConfig{}).Listen(ctx, "tcp4", "127.0.0.1:0")
}

func at(name string, l net.Listener) string {
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return net.JoinHostPort(name, port)
}

func (s *Site) serve(l net.Listener) func() error {
	server := &http.Server{
		Handler: s, ReadHeaderTimeout: 10 * time.Second,
		ErrorLog: log.New(io.Discard, "", 0), // a target that does not trust the certificate is told of elsewhere
	}
	go func() { _ = server.Serve(l) }() // it returns ErrServerClosed when the run ends
	return server.Close
}
