package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Driver opens the store that rest, the part of the URL after "scheme:", names.
type Driver func(ctx context.Context, rest string) (Store, error)

var drivers = map[string]Driver{}

// Register makes a driver known under its scheme. It is called from init and panics on a doubled one.
func Register(scheme string, d Driver) {
	if drivers[scheme] != nil {
		panic("store: scheme " + scheme + " is registered twice")
	}
	drivers[scheme] = d
}

// Open opens the store a URL names, such as "memory:". Drivers register by being imported.
func Open(ctx context.Context, url string) (Store, error) {
	scheme, rest, _ := strings.Cut(url, ":")
	d := drivers[scheme]
	if d == nil {
		return nil, fmt.Errorf("store %q is not one of: %s", url,
			strings.Join(slices.Sorted(maps.Keys(drivers)), ", "))
	}
	return d(ctx, rest)
}
