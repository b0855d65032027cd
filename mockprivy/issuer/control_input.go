package issuer

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"time"
)

func asInput(err error) error {
	if err == nil {
		return nil
	}
	return invalidInput(err.Error())
}

// maxSeconds keeps times within what a JWT reader can hold: a hundred years.
const maxSeconds = 100 * 366 * 24 * 60 * 60

func seconds(n int64) (time.Duration, error) {
	if n > maxSeconds || n < -maxSeconds {
		return 0, invalidInput("More than a hundred years.")
	}
	return time.Duration(n) * time.Second, nil
}

// readControl decodes strictly; no body at all is an empty object.
func readControl(r *http.Request, v any) error {
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	err := d.Decode(v)
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil {
		return invalidInput("The body is not the JSON object expected: " + err.Error())
	}
	return nil
}
