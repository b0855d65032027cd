package cimd

import (
	"reflect"
	"slices"
	"testing"
)

func TestWordsAreWithoutWhatDiffersByItself(t *testing.T) {
	t.Parallel()
	got := words("allow k9x2 to read, on your device? on http 127.0.0.1:4711")
	if want := []string{"allow", "device", "http", "on", "read", "to", "your"}; !reflect.DeepEqual(got, want) {
		t.Errorf("%q", got)
	}
}

func TestWordsOfScriptsWithoutSpaces(t *testing.T) {
	t.Parallel()
	usual, warned := words("允许 client 连接吗"), words("允许 client 连接吗 该地址是您设备上的程序")
	more := slices.DeleteFunc(warned, func(w string) bool { return slices.Contains(usual, w) })
	if len(more) < aSentence {
		t.Errorf("%q", more)
	}
}

func TestTheTargetsOwnHostsAreNoClients(t *testing.T) {
	t.Parallel()
	if says(without("at 127.0.0.1:8080/mcp", "http://127.0.0.1:8080", ""), "127.0.0.1").Holds {
		t.Error("the host of the resource was taken for the client's")
	}
	if !says(without("at 127.0.0.1:8080/mcp for 127.0.0.1:9", "http://127.0.0.1:8080"), "127.0.0.1").Holds {
		t.Error("the client's host was not seen beside that of the resource")
	}
}
