// Package tools holds the checks of the tools: that the list is usable and that calls are answered as
// a host and its model can use them. A file per check. Only tools that say they are read-only are
// called, with arguments made from their own schema; none is known here by name.
package tools
