package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"time"
)

func main() {
	if err := run(os.Getenv("PORT"), os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, "fosite:", err)
		os.Exit(1)
	}
}

// run serves on the port until stdin ends, so that the server does not outlive a
// parent that was killed.
func run(port string, stdin io.Reader) error {
	listener, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", port))
	if err != nil {
		return fmt.Errorf("PORT: %w", err)
	}
	base := "http://" + listener.Addr().String()
	server := &http.Server{Handler: newHandler(base), ReadHeaderTimeout: 10 * time.Second}
	go func() {
		_, _ = io.Copy(io.Discard, stdin)
		_ = server.Shutdown(context.Background())
	}()
	fmt.Println("MCP server at " + base + "/mcp")
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
