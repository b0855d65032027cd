package launch

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/documents"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// site opens a site for documents under the certificate that the user gave; nil where none was.
func site(ctx context.Context, cfg *config.Config, target *url.URL) (*documents.Site, func() error, error) {
	none := func() error { return nil }
	certificate, err := cfg.DocumentCertificate()
	if err != nil || certificate == nil {
		return nil, none, err
	}
	if !wire.Loopback(target.Hostname()) {
		return nil, none, &config.Usage{Flag: "cimd-cert", Sentence: "--cimd-cert publishes documents at 127.0.0.1, where only a server on this machine " +
			"can fetch them; for " + target.Host + " publish one yourself and give --cimd-url"}
	}
	s, stop, err := documents.Listen(ctx, *certificate)
	if err != nil {
		return nil, none, &config.Usage{Flag: "cimd-cert", Sentence: "--cimd-cert " + cfg.CIMDCert + " cannot be used: " + err.Error()}
	}
	return s, stop, nil
}

// published is the client of the document at --cimd-url, which is fetched as an authorization server would
// fetch it; nil where there is none. The error is one sentence.
func published(ctx context.Context, cfg *config.Config, n *network) (*client.Registration, error) {
	if cfg.CIMDURL == "" {
		return nil, nil //nolint:nilnil // no document is an ordinary answer
	}
	unusable := func(what, why string) error {
		return &config.Usage{Flag: "cimd-url", Sentence: "the " + what + " of --cimd-url cannot be used: " + why}
	}
	body, err := get(ctx, n, cfg.CIMDURL)
	if err != nil {
		return nil, unusable("document", err.Error())
	}
	doc, err := client.ReadDocument(host.ChatGPT, cfg.CIMDURL, body)
	if err != nil {
		return nil, unusable("document", err.Error())
	}
	if doc.Client.AuthMethod != "private_key_jwt" {
		return doc.Client, nil
	}
	if doc.KeysURI != "" {
		if body, err = get(ctx, n, doc.KeysURI); err != nil {
			return nil, unusable("jwks_uri of the document", err.Error())
		}
		if doc.Keys, err = jws.ParseKeys(body); err != nil {
			return nil, unusable("jwks_uri of the document", err.Error())
		}
	}
	doc.Client.Key, err = keyAmong(cfg, doc.Keys)
	return doc.Client, err
}

// keyAmong is the key that the user gave, as it is published.
func keyAmong(cfg *config.Config, keys []jws.Key) (*jws.Signer, error) {
	text, from, err := cfg.DocumentKey()
	if err != nil {
		return nil, err
	}
	if len(text) == 0 {
		return nil, config.Usagef("the document of --cimd-url authenticates with private_key_jwt: give its private key by --cimd-key-file or MCPCONFORM_CIMD_KEY")
	}
	key, err := jws.ParseSigner(text)
	if err != nil {
		return nil, config.Usagef("%s is no key of the document at --cimd-url: %v", from, err)
	}
	named, found := key.Among(keys)
	if !found {
		return nil, config.Usagef("%s is no key of the document at --cimd-url: its public part is not among the %d keys there", from, len(keys))
	}
	return named, nil
}

// get fetches JSON. The error says what came instead, and is no whole sentence.
func get(ctx context.Context, n *network, at string) ([]byte, error) {
	u, err := url.Parse(at)
	if err != nil || u.Scheme != "https" || u.Host == "" {
		return nil, errors.New("it is no https URL")
	}
	w := wire.New(n.to(ctx, u))
	defer w.Close()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at, http.NoBody)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/json")
	x := w.Scope("document").Do(wire.Server, req)
	var failed *wire.Error
	switch media, _, _ := mime.ParseMediaType(x.Header.Get("Content-Type")); {
	case errors.As(x.Err, &failed):
		return nil, errors.New(failed.Text)
	case x.Status >= 300 && x.Status < 400:
		return nil, errors.New("it redirects, and authorization servers follow no redirect")
	case x.Status != http.StatusOK:
		return nil, fmt.Errorf("it is answered %d, not 200", x.Status)
	case media != "application/json" && !strings.HasSuffix(media, "+json"):
		return nil, errors.New("its media type is " + media + "; serve application/json")
	}
	return x.Body, nil
}
