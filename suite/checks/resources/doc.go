// Package resources holds the checks of what a server gives to be read: resources, the pages that tools
// bring for their results, lists and their pages, and what is said of caching. A file per check. Reading
// changes nothing, so whatever is listed may be read; only few of many are.
package resources
