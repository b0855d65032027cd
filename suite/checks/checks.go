// Package checks is the catalogue: importing it defines every check. A check is one file in the
// package of its area; a new area is one more import here.
package checks

import (
	_ "github.com/mcpconform/mcpconform/suite/checks/token" // OAuth 2.1 §4.1.3
)
