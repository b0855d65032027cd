package selfhost

import (
	"fmt"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
)

// setState makes the fake Privy slow, or well again. Slow is longer than anybody waits.
func setState(privy *issuer.Issuer, state string) error {
	switch state {
	case "up":
		privy.Calm()
		return nil
	case "slow":
		return privy.Trouble(issuer.Trouble{Delay: issuer.MaxDelay})
	}
	return fmt.Errorf("the state %q is neither up nor slow", state)
}

func deleteUser(privy *issuer.Issuer, email string) error {
	if !privy.DeleteUserOf(email) {
		return fmt.Errorf("there is no user with the address %q", email)
	}
	return nil
}
