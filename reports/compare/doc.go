// Package compare holds two runs against each other: which checks changed their verdict, for better or
// worse, and which causes came and went. It plays nothing and prints nothing.
package compare
