package main

import (
	"fmt"
	"os"

	"github.com/spf13/pflag"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/config"
	"github.com/mcpconform/mcpconform/suite/runner"
)

// configure puts together what flags, environment and configuration file say, in this order, and
// returns the target. The file is nil where there is none.
func configure(cfg *config.Config, args []string, flags *pflag.FlagSet, s streams) (target string, file *config.File, err error) {
	if file, err = config.ReadFile(flags); err != nil {
		return "", nil, err
	}
	if target, err = chosen(args, file); err != nil {
		return "", nil, err
	}
	self := target == config.Self
	if self {
		if err := config.ForSelf(flags); err != nil {
			return "", nil, err
		}
	}
	if err := cfg.FromEnvironment(flags); err != nil {
		return "", nil, err
	}
	if file != nil {
		if err := file.Apply(cfg, flags, self); err != nil {
			return "", nil, err
		}
	}
	if err := usable(cfg, self); err != nil {
		return "", nil, file.Place(flags, err)
	}
	if file != nil && !file.Named {
		fmt.Fprintf(s.err, "mcpconform: reading %s\n", file.Path)
	}
	return target, file, nil
}

// chosen is the target of the command line, else that of the environment, else that of the file.
func chosen(args []string, file *config.File) (string, error) {
	switch named := os.Getenv(config.Variable("target")); {
	case len(args) > 0:
		return args[0], nil
	case named != "":
		return named, nil
	case file == nil:
		return "", config.Usagef("what is to be tested? Give the URL of an MCP endpoint, or self for the built-in reference server; " +
			"mcpconform init URL writes it into a file (see mcpconform --help)")
	case file.Target == "":
		return "", config.Usagef("what is to be tested? %s names no target; give one there, or the URL of an MCP endpoint, or self for the built-in reference server", file.Path)
	}
	return file.Target, nil
}

func usable(cfg *config.Config, self bool) error {
	if err := cfg.Validate(self); err != nil {
		return err
	}
	selected, err := runner.Select(check.All(), cfg.Labels)
	if err == nil && len(selected) == 0 {
		err = fmt.Errorf("--labels %q selects none of the checks (mcpconform list shows what there is)", cfg.Labels)
	}
	if err != nil {
		return &config.Usage{Sentence: err.Error(), Flag: "labels"}
	}
	return nil
}
