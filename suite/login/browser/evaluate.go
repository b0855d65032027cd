package browser

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/proto"
)

// evaluate calls a script, a function expression, on the page with these arguments and reads what it
// returns or what the promise it returns is kept with, in one round trip. A gesture of the user is
// granted, as for what a user does.
func evaluate[T any](page *rod.Page, script string, args ...any) (T, error) {
	var value T
	given := make([]string, len(args))
	for i, a := range args {
		text, err := json.Marshal(a)
		if err != nil {
			return value, err
		}
		given[i] = string(text)
	}
	answer, err := proto.RuntimeEvaluate{
		Expression:    "(" + script + ")(" + strings.Join(given, ",") + ")",
		ReturnByValue: true, AwaitPromise: true, UserGesture: true,
	}.Call(page)
	switch {
	case err != nil:
		return value, fmt.Errorf("evaluating a script: %w", err)
	case answer.ExceptionDetails != nil:
		return value, errors.New("the script failed: " + answer.ExceptionDetails.Text)
	case answer.Result.Type == proto.RuntimeRemoteObjectTypeUndefined:
		return value, nil
	}
	err = answer.Result.Value.Unmarshal(&value)
	return value, err
}
