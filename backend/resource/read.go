package resource

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// Read returns all that an organization has, for whoever answers its callers. Who
// may see it is the caller's matter.
func Read(ctx context.Context, q sqlite.Queryer, id ident.Organization) (*Shelf, error) {
	s := &Shelf{
		Models: map[string]Model{}, Connections: map[ident.Connection]Connection{},
		Allowed: map[ident.Workspace][]ident.Model{}, Agents: map[ident.Workspace]map[string]Agent{},
	}
	var err error
	if s.Currency, err = plan.Currency(ctx, q, id); err != nil {
		return nil, err
	}
	for _, part := range []func(context.Context, sqlite.Queryer, ident.Organization) error{
		s.readConnections, s.readModels, s.readAllowed, s.readAgents,
	} {
		if err := part(ctx, q, id); err != nil {
			return nil, sqlite.Classify(err)
		}
	}
	return s, nil
}

func (s *Shelf) readConnections(ctx context.Context, q sqlite.Queryer, id ident.Organization) error {
	all, err := connections(ctx, q, id)
	for _, c := range all {
		s.Connections[c.ID] = c.Connection
	}
	return err
}

func (s *Shelf) readModels(ctx context.Context, q sqlite.Queryer, id ident.Organization) error {
	all, err := models(ctx, q, id, s.Currency)
	for _, m := range all {
		s.Models[m.Name] = m
	}
	return err
}

func (s *Shelf) readAllowed(ctx context.Context, q sqlite.Queryer, id ident.Organization) error {
	rows, err := q.QueryContext(ctx,
		`SELECT l.workspace, COALESCE(m.model, '') FROM workspace_limited l
		   LEFT JOIN workspace_model m ON m.organization = l.organization AND m.workspace = l.workspace
		  WHERE l.organization = ? ORDER BY l.workspace, m.model`, id)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var w ident.Workspace
		var m ident.Model
		if err := rows.Scan(&w, &m); err != nil {
			return err
		}
		list := s.Allowed[w]
		if m != "" {
			list = append(list, m)
		}
		s.Allowed[w] = list
	}
	return rows.Err()
}

func (s *Shelf) readAgents(ctx context.Context, q sqlite.Queryer, id ident.Organization) error {
	all, err := agents(ctx, q, id, "")
	for _, a := range all {
		if s.Agents[a.Workspace] == nil {
			s.Agents[a.Workspace] = map[string]Agent{}
		}
		s.Agents[a.Workspace][a.Name] = a
	}
	return err
}
