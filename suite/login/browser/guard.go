package browser

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"time"

	"github.com/go-rod/rod/lib/launcher"
)

// guardScript runs a browser and outlives it and the program that started it. The system closes the pipe
// between the two however that program ends; then the browser ends too, and its profile is removed.
//
// What is called a browser may be a script that starts it, which has to end with its children.
const guardScript = `
trap '' INT TERM HUP
end() {
	kill -STOP $1 # so that it starts no more of them
	for child in $(cat /proc/$1/task/*/children || pgrep -P $1); do end $child; done
	kill -9 $1
}
profile=$1; shift
exec 3<&0
"$@" 3<&- &
browser=$!
exec >/dev/null 2>&1
{ cat <&3; end $browser; } &
watch=$!
wait $browser
kill -9 $watch
socket=$(readlink "$profile/SingletonSocket")
case $socket in
/*) # else there is none, or it is in the profile
	rm -f "${socket%/*}"/Singleton*
	rmdir "${socket%/*}" ;;
esac
for _ in 1 2 3 4 5 6 7 8 9 10; do # what the browser has started takes a moment to end, and writes meanwhile
	rm -rf "$profile"
	[ -e "$profile" ] || exit 0
	sleep 0.2
done`

// guarded is a running browser with its guard.
type guarded struct {
	command *exec.Cmd
	leash   io.Closer // the pipe
	byGuard bool      // the command is the guard, and not the browser itself
	profile string
	ended   chan struct{}
}

// guard starts a browser with these arguments and a profile that is removed with it, and returns where it is
// controlled. Where the system has no shell there is no guard, and only stop ends the browser.
func guard(ctx context.Context, bin string, profile string, args []string) (*guarded, string, error) {
	command := exec.Command(bin, args...) //nolint:noctx // the user's own browser, which stop ends
	shell, err := exec.LookPath("sh")
	if err == nil {
		command = exec.Command(shell, append([]string{"-c", guardScript, "sh", profile, bin}, args...)...) //nolint:noctx // the same
	}
	says := launcher.NewURLParser().Context(ctx)
	command.Stderr, command.WaitDelay = says, time.Second
	leash, err := command.StdinPipe()
	if err != nil {
		return nil, "", errors.Join(err, os.RemoveAll(profile))
	}
	if err := command.Start(); err != nil {
		return nil, "", errors.Join(err, os.RemoveAll(profile))
	}
	g := &guarded{command: command, leash: leash, byGuard: shell != "", profile: profile, ended: make(chan struct{})}
	go func() {
		_ = command.Wait() // it was killed
		close(g.ended)
	}()
	select {
	case at := <-says.URL:
		return g, at, nil
	case <-g.ended:
		err = says.Err()
	case <-ctx.Done():
		err = ctx.Err()
	}
	g.stop()
	return nil, "", err
}

// stop ends the browser and removes its profile.
func (g *guarded) stop() {
	_ = g.leash.Close()
	if !g.byGuard {
		_ = g.command.Process.Kill()
	}
	<-g.ended
	_ = os.RemoveAll(g.profile) // the guard has, where there is one
}
