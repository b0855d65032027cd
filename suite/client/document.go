package client

import (
	"fmt"
	"net/http"
)

// document reads the members of a metadata document and notes those of a wrong type.
type document struct {
	members  map[string]any
	problems []string
}

// read takes the document out of an answer; members is nil when there is none to use.
func read(r *Response) *document {
	d := &document{}
	if r.Err == nil && r.Status != http.StatusOK {
		d.problem("status is %d, not 200", r.Status)
		return d
	}
	members, err := r.JSON()
	if err != nil {
		d.problem("%v", err)
		// A document under a wrong content type is still worth reading; the problem is noted.
		if r.Err == nil && !r.Truncated {
			members, _ = object(r.Body)
		}
	}
	d.members = members
	return d
}

func (d *document) problem(format string, args ...any) {
	d.problems = append(d.problems, fmt.Sprintf(format, args...))
}

// str returns a string member; "" when absent.
func (d *document) str(name string) string {
	value, present := d.members[name]
	s, ok := value.(string)
	if present && !ok {
		d.problem("%s is %s, not a string", name, kind(value))
	}
	return s
}

// strs returns an array of strings; nil when absent.
func (d *document) strs(name string) []string {
	value, present := d.members[name]
	if !present {
		return nil
	}
	array, ok := value.([]any)
	if !ok {
		d.problem("%s is %s, not an array of strings", name, kind(value))
		return nil
	}
	out := make([]string, 0, len(array))
	for _, item := range array {
		s, ok := item.(string)
		if !ok {
			d.problem("%s holds %s beside strings", name, kind(item))
			continue
		}
		out = append(out, s)
	}
	return out
}

// flag returns a boolean member; false when absent.
func (d *document) flag(name string) bool {
	value, present := d.members[name]
	b, ok := value.(bool)
	if present && !ok {
		d.problem("%s is %s, not a boolean", name, kind(value))
	}
	return b
}
