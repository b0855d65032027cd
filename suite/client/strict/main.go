package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/signal"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// settings is what the environment tells.
type settings struct {
	Version      string     `json:"-"`
	ClientID     string     `json:"client_id"`
	ClientSecret string     `json:"client_secret"`
	ToolCalls    []toolCall `json:"toolCalls"`
}

type toolCall struct {
	Name      string         `json:"name"`
	Arguments map[string]any `json:"arguments"`
}

func main() {
	target, told, err := arguments(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "strict:", err)
		os.Exit(2)
	}
	if err := connect(target, told); err != nil {
		fmt.Fprintln(os.Stderr, "strict:", err)
		os.Exit(1)
	}
}

// connect goes through the whole journey; its error holds no secret of it.
func connect(target *url.URL, told settings) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	network := wire.New(wire.Options{AllowPrivate: wire.Loopback(target.Hostname())})
	defer network.Close()
	if err := newConnection(network.Scope("strict"), target, told).run(ctx); err != nil {
		return errors.New(network.Redact(err.Error()))
	}
	return nil
}

func arguments(args []string) (*url.URL, settings, error) {
	told := settings{Version: os.Getenv("MCP_CONFORMANCE_PROTOCOL_VERSION")}
	if len(args) != 1 {
		return nil, told, errors.New("usage: strict URL")
	}
	target, err := url.Parse(args[0])
	if err != nil || target.Host == "" || target.Scheme != "http" && target.Scheme != "https" {
		return nil, told, fmt.Errorf("%q is not the URL of an MCP server", args[0])
	}
	if text := os.Getenv("MCP_CONFORMANCE_CONTEXT"); text != "" {
		if err := json.Unmarshal([]byte(text), &told); err != nil {
			return nil, told, fmt.Errorf("MCP_CONFORMANCE_CONTEXT: %w", err)
		}
	}
	return target, told, nil
}
