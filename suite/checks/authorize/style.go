package authorize

import "regexp"

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	// cssAhead is a statement that may stand ahead of the rules, with what it imports if it is an import.
	cssAhead  = regexp.MustCompile(`(?i)^\s*@(?:charset|layer|import)\s*(?:url\(\s*)?(?:"([^"]*)"|'([^']*)'|([^"')\s;{]+))[^;{]*(?:;|\z)`)
	cssImport = regexp.MustCompile(`(?i)^\s*@import\b`)
)

// imported are the style sheets that the text of a style element imports. Browsers heed imports ahead
// of all rules only (CSS Cascading 4 §2).
func imported(css string) []string {
	css = cssComment.ReplaceAllString(css, " ")
	var sheets []string
	for m := cssAhead.FindStringSubmatch(css); m != nil; m = cssAhead.FindStringSubmatch(css) {
		if cssImport.MatchString(css) {
			sheets = append(sheets, m[1]+m[2]+m[3])
		}
		css = css[len(m[0]):]
	}
	return sheets
}
