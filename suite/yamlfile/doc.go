// Package yamlfile reads what a user wrote into a YAML file strictly: a key that is not known, or is there
// twice, and a value of another type are refused, in one sentence that begins with the file and its line.
// It does not know what the keys mean.
package yamlfile
