package main

import (
	"context"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"

	"github.com/mcpconform/mcpconform/suite/launch"
)

func main() { os.Exit(program(launch.Network{})) }

// program is the command line of this process, over a network.
func program(n launch.Network) int {
	log.SetOutput(io.Discard) // net/http logs bytes of the target here, past all redaction
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	defer stop()
	return execute(ctx, os.Args[1:], streams{out: os.Stdout, err: os.Stderr, network: n})
}
