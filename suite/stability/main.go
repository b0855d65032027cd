package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
)

func main() {
	n := flag.Int("n", 50, "runs")
	flag.Usage = func() { fmt.Fprintln(os.Stderr, "usage: stability [-n RUNS] PROGRAM [ARGUMENT]...") }
	flag.Parse()
	if flag.NArg() == 0 || *n < 2 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	same, err := compare(ctx, *n, append([]string{flag.Arg(0), "self"}, flag.Args()[1:]...), os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "stability:", err)
		os.Exit(3)
	}
	if !same {
		os.Exit(1)
	}
}
