package diagnose

// Yields holds if a check of a refusal failed because the server gave what it should refuse. A server
// that broke down instead, or fell silent, has given nothing: see [Breaks].
func Yields(id string) Cond { return All(Fails(id), Not(broken5xx(id)), Not(silent(id))) }

// Breaks holds if a check of a refusal failed because the server broke down (5xx).
func Breaks(id string) Cond { return All(Fails(id), broken5xx(id)) }

func broken5xx(id string) Cond { return Saw(Exchange{DecisiveOf: id, Status: []string{"5xx"}}) }
func silent(id string) Cond    { return Saw(Exchange{DecisiveOf: id, NoAnswer: true}) }

// anyOf holds if the condition does for one of the checks.
func anyOf(cond func(id string) Cond, ids ...string) Cond {
	of := make([]Cond, len(ids))
	for i, id := range ids {
		of[i] = cond(id)
	}
	return Any(of...)
}
