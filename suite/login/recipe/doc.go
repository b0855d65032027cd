// Package recipe reads what a user wrote down of their own login pages, for those that package login
// cannot guess: which field is filled with what, which button is pressed, where a one-time code comes from.
//
// It knows the file, the values it refers to and the sources of codes. It knows no browser: package browser
// carries the steps out.
package recipe
