package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/selfhost"
)

func newServe(s streams) *cobra.Command {
	o := selfhost.Options{Log: slog.New(slog.NewTextHandler(s.err, &slog.HandlerOptions{Level: slog.LevelWarn}))}
	cmd := &cobra.Command{
		Use: "serve", Short: "Run the reference server and the fake Privy on this machine", Args: nothing,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := ports(&o, cmd.Flags().Changed("privy-port")); err != nil {
				return err
			}
			if o.RotateEvery < 0 {
				return config.Usagef("--rotate-every %s is in the past; give a duration such as 24h", o.RotateEvery)
			}
			if o.TLS && slices.Contains(o.Variants, selfhost.PlainHTTP) {
				return config.Usagef("--tls and --variant %s are opposites; leave one out", selfhost.PlainHTTP)
			}
			return serve(cmd.Context(), o, s)
		},
	}
	cmd.Flags().IntVar(&o.Port, "port", 8787, "port of the reference server; 0 is any free one")
	cmd.Flags().IntVar(&o.PrivyPort, "privy-port", 0, "port of the fake Privy (default the next after --port)")
	cmd.Flags().StringVar(&o.Profile, "profile", "", "a server that was met in the field, such as mcp2 (mcpconform list --profiles)")
	cmd.Flags().StringSliceVar(&o.Faults, "fault", nil, "planted faults, such as code-reuse (mcpconform list --faults)")
	cmd.Flags().StringSliceVar(&o.Variants, "variant", nil, "fault-free forms of the server, such as sessions (mcpconform list --variants)")
	cmd.Flags().BoolVar(&o.TLS, "tls", false, "serve https and write a CA file to trust")
	cmd.Flags().DurationVar(&o.RotateEvery, "rotate-every", 0, "sign with a fresh key each time that so much has passed, such as 24h (default never)")
	return cmd
}

// ports checks the ports; the fake Privy is beside the server unless it was put elsewhere.
func ports(o *selfhost.Options, privyChosen bool) error {
	if !privyChosen && o.Port > 0 {
		o.PrivyPort = o.Port + 1
	}
	switch {
	case o.Port < 0 || o.Port > 65535:
		return config.Usagef("--port %d is no port; give a number from 0 to 65535", o.Port)
	case o.PrivyPort < 0 || o.PrivyPort > 65535:
		return config.Usagef("--privy-port %d is no port; give a number from 0 to 65535", o.PrivyPort)
	}
	return nil
}

// serve runs until it is interrupted.
func serve(ctx context.Context, o selfhost.Options, s streams) error {
	h, err := selfhost.Start(ctx, o)
	if err != nil {
		return config.Usagef("%v", err)
	}
	defer func() { _ = h.Close() }()
	text, err := invitation(h, o)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprint(s.out, text); err != nil {
		return err
	}
	<-ctx.Done()
	return nil
}

// invitation says where the server is and how to play it.
func invitation(h *selfhost.Host, o selfhost.Options) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "MCP server   %s\n", h.MCPURL)
	for i, a := range h.Accounts {
		fmt.Fprintf(&b, "Test login %d %s, %s %s\n", i+1, a.Email, h.Proof, a.Code)
	}
	fmt.Fprintf(&b, "Variant      %s\n", namesOr("default", o.Variants))
	fmt.Fprintf(&b, "Profile      %s\n", cmp.Or(o.Profile, "none"))
	fmt.Fprintf(&b, "Faults       %s\n", namesOr(without(o.Profile), o.Faults))
	fmt.Fprintf(&b, "Fake Privy   %s\n", h.PrivyURL)
	flags := "--user " + h.Accounts[0].Email + " --user-2 " + h.Accounts[1].Email
	if o.TLS {
		files, err := trusted(h, &b)
		if err != nil {
			return "", err
		}
		flags += files
	} else if h.ClientID != "" { // without TLS no document can be fetched from here
		flags += " --client-id " + h.ClientID
	}
	env := fmt.Sprintf("MCPCONFORM_LOGIN_CODE=%s MCPCONFORM_LOGIN_CODE_2=%s", h.Accounts[0].Code, h.Accounts[1].Code)
	fmt.Fprintf(&b, "\nPlay it, in another terminal:\n  %s make conformance TARGET=%s ARGS='%s'\n", env, h.MCPURL, flags)
	fmt.Fprintf(&b, "The same with its clock under control, so that nothing has to wait:\n  %s MCPCONFORM_CONTROL_TOKEN=%s make conformance TARGET=%s ARGS='%s --control %s'\n",
		env, h.ControlToken, h.MCPURL, flags, h.ControlURL)
	fmt.Fprint(&b, "\nCtrl-C stops it.\n")
	return b.String(), nil
}

// trusted writes the files by which the server and who plays it trust each other, and returns the flags for
// them.
func trusted(h *selfhost.Host, b *strings.Builder) (flags string, err error) {
	ca, err := h.WriteCA()
	if err != nil {
		return "", err
	}
	certificate, err := h.WriteCertificate()
	if err != nil {
		return "", err
	}
	fmt.Fprintf(b, "CA file      %s\n", ca)
	return " --ca-file " + ca + " --cimd-cert " + certificate, nil
}

// without says what faults there are where none was named.
func without(profile string) string {
	if profile != "" {
		return "those of the profile"
	}
	return "none"
}

// namesOr lists names; where there are none it says so by a word.
func namesOr(none string, names []string) string {
	if len(names) == 0 {
		return none
	}
	return strings.Join(names, ", ")
}
