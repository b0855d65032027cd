// Package config turns flags and environment into what a run needs, and says in one sentence what
// is wrong with them.
//
// Flags win over the environment (MCPCONFORM_…). Secrets come by the environment only, so that
// they are in no process list and no shell history. The package reads no file.
package config
