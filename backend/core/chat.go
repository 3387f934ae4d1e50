package core

import (
	"context"
	"slices"
	"strings"

	"intendant/backend/chat"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/resource"
	"intendant/backend/seal"
)

// contentFolder is that of the keys of content. Copies of the database leave it
// out.
const contentFolder = "keys"

func (c *Core) chats(l *ledger.Ledger) *chat.Chats {
	return chat.New(chat.Deps{
		DB: c.db, Ledger: l, IDs: c.ids, Clock: c.options.Clock, Log: c.log(),
		Keys:  seal.NewKeystore(c.path(contentFolder), c.vault),
		House: chat.House{Talk: c.talk, Offer: c.offer},
	})
}

// offer is what there is to talk to in a workspace: the models for chats that it
// may use, and the agents of those.
func (c *Core) offer(ctx context.Context, org ident.Organization, in ident.Workspace) (chat.Offer, error) {
	shelf, err := resource.Read(ctx, c.db.Read(), org)
	if err != nil {
		return chat.Offer{}, err
	}
	o := chat.Offer{Currency: shelf.Currency}
	talks := map[ident.Model]bool{}
	for _, m := range shelf.Models {
		if m.Kind == resource.Chat && shelf.May(in, m.ID) {
			talks[m.ID] = true
			o.Models = append(o.Models, chat.Choice{Name: m.Name})
		}
	}
	for _, a := range shelf.Agents[in] {
		if talks[a.Model] {
			o.Models = append(o.Models, chat.Choice{Name: resource.AgentPrefix + a.Name, Agent: true})
		}
	}
	slices.SortFunc(o.Models, func(a, b chat.Choice) int {
		if a.Agent != b.Agent { // agents were made for this workspace
			return map[bool]int{true: -1, false: 1}[a.Agent]
		}
		return strings.Compare(a.Name, b.Name)
	})
	return o, nil
}
