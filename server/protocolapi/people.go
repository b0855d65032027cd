package protocolapi

import (
	"errors"
	"fmt"
	"slices"
)

// people are all there are in the network of the stand-in.
var people = []User{
	{ID: "user_ada", Name: "Ada Meyer", Intro: "Builds tools for people who write proofs."},
	{ID: "user_bela", Name: "Béla Tóth", Intro: "Looks for a co-founder with a taste for protocols."},
	{ID: "user_chidi", Name: "Chidi Okafor", Intro: "Invests small sums in early ideas."},
	{ID: "user_dana", Name: "Dana Ruiz", Intro: "Has run authorization servers for ten years."},
	{ID: "user_eun", Name: "Eun-ji Park", Intro: "Wants to talk about agents over coffee."},
}

// vibecheck says the same of everybody, by name.
func vibecheck(user string, in VibecheckRequest) (*VibecheckResponse, error) {
	if in.TargetUserID == "" {
		return nil, errors.New("targetUserId is required")
	}
	i := slices.IndexFunc(people, func(p User) bool { return p.ID == in.TargetUserID })
	if i < 0 {
		return nil, errors.New("targetUserId names nobody")
	}
	return &VibecheckResponse{
		Synthesis:     fmt.Sprintf("You and %s have %s in common.", people[i].Name, count(len(in.IntentIDs))),
		TargetUserID:  in.TargetUserID,
		ContextUserID: user,
	}, nil
}

func count(intents int) string {
	if intents == 1 {
		return "one intent"
	}
	return fmt.Sprintf("%d intents", intents)
}
