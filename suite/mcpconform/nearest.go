package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// nearest returns the flag of any command that is one or two letters away from name, or "".
func nearest(root *cobra.Command, name string) string {
	best, distance := "", 3
	look := func(f *pflag.Flag) {
		if d := levenshtein(name, f.Name); d < distance {
			best, distance = f.Name, d
		}
	}
	root.Flags().VisitAll(look)
	for _, c := range root.Commands() {
		c.Flags().VisitAll(look)
	}
	return best
}

// levenshtein is the number of letters to insert, delete or replace to make a into b.
func levenshtein(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			diagonal, row[j] = row[j], min(row[j]+1, row[j-1]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}
