package wire

import (
	"bytes"
	"strings"
)

// eventParser reads a text/event-stream piece by piece (WHATWG HTML §9.2.6). An event that the end
// of the stream cuts off is dropped, as the standard says.
type eventParser struct {
	line    []byte
	skipLF  bool // the last line ended in CR: an LF that follows belongs to it
	started bool

	id, name string
	data     [][]byte
}

func (p *eventParser) feed(piece []byte) []Event {
	var events []Event
	for len(piece) > 0 {
		if p.skipLF {
			p.skipLF = false
			if piece[0] == '\n' {
				piece = piece[1:]
				continue
			}
		}
		end := bytes.IndexAny(piece, "\r\n")
		if end < 0 {
			p.line = append(p.line, piece...)
			break
		}
		p.line = append(p.line, piece[:end]...)
		p.skipLF = piece[end] == '\r'
		piece = piece[end+1:]
		if ev, ok := p.endLine(); ok {
			events = append(events, ev)
		}
	}
	return events
}

func (p *eventParser) endLine() (Event, bool) {
	line := p.line
	if !p.started {
		line, p.started = bytes.TrimPrefix(line, []byte("\ufeff")), true
	}
	defer func() { p.line = p.line[:0] }()
	if len(line) == 0 {
		return p.dispatch()
	}
	field, value, _ := bytes.Cut(line, []byte(":")) // a comment has an empty field
	value = bytes.TrimPrefix(value, []byte(" "))
	switch string(field) {
	case "event":
		p.name = string(value)
	case "data":
		p.data = append(p.data, bytes.Clone(value))
	case "id":
		if !strings.Contains(string(value), "\x00") {
			p.id = string(value)
		}
	}
	return Event{}, false
}

func (p *eventParser) dispatch() (Event, bool) {
	data, name := bytes.Join(p.data, []byte("\n")), p.name
	seen := p.data != nil
	p.data, p.name = nil, ""
	if !seen {
		return Event{}, false
	}
	if name == "" {
		name = "message"
	}
	return Event{ID: p.id, Name: name, Data: data}, true
}
