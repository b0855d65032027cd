// Package config turns flags, environment and a configuration file into what a run needs, and says in
// one sentence what is wrong with them.
//
// Flags win over the environment (MCPCONFORM_…), the environment over the file (mcpconform.yaml).
// Secrets come by the environment only, so that they are in no process list, no shell history and no
// repository. The keys of the file are the flags, so that there is one list of them; the published
// schema (mcpconform.schema.json) is made from it as well.
package config
