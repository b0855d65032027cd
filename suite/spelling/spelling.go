// Package spelling finds the word that a mistyped one was meant to be. It knows no words itself.
package spelling

// Nearest returns the candidate that is the fewest letters away from word, or "" when none is within
// most letters. Of two that are equally near, the first is taken.
func Nearest(word string, candidates []string, most int) string {
	best := ""
	for _, c := range candidates {
		if d := distance(word, c); d <= most {
			best, most = c, d-1
		}
	}
	return best
}

// distance is the number of letters to insert, delete or replace to make a into b (Levenshtein).
func distance(a, b string) int {
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
