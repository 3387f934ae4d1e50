package resource

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// each reads all rows of a query.
func each[T any](ctx context.Context, q sqlite.Queryer, scan func(into func(...any) error) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, sqlite.Classify(err)
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows.Scan)
		if err != nil {
			return nil, sqlite.Classify(err)
		}
		all = append(all, one)
	}
	return all, sqlite.Classify(rows.Err())
}

// one reads the row of a query; fault.NotFound where there is none.
func one[T any](ctx context.Context, q sqlite.Queryer, scan func(into func(...any) error) (T, error), query string, args ...any) (T, error) {
	found, err := scan(q.QueryRowContext(ctx, query, args...).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return found, fault.New(fault.NotFound)
	}
	return found, sqlite.Classify(err)
}

// stored is a connection with what only people are shown.
type stored struct {
	Connection

	hint    string
	created time.Time
}

const connectionColumns = `id, organization, name, base_url, sealed_key, COALESCE(hint, ''), created`

func scanConnection(into func(...any) error) (stored, error) {
	var c stored
	var created int64
	err := into(&c.ID, &c.Organization, &c.Name, &c.BaseURL, &c.Sealed, &c.hint, &created)
	c.created = time.UnixMilli(created).UTC()
	return c, err
}

func connections(ctx context.Context, q sqlite.Queryer, id ident.Organization) ([]stored, error) {
	return each(ctx, q, scanConnection, `SELECT `+connectionColumns+` FROM connection WHERE organization = ? ORDER BY folded`, id)
}

func connection(ctx context.Context, q sqlite.Queryer, id ident.Organization, c ident.Connection) (stored, error) {
	return one(ctx, q, scanConnection, `SELECT `+connectionColumns+` FROM connection WHERE organization = ? AND id = ?`, id, c)
}

// modelColumns takes the organization's currency: a price in another one is none.
const modelColumns = `id, name, connection, upstream, kind, priced AND currency = ?, input, output, cached, max_output, context`

func scanModel(into func(...any) error) (Model, error) {
	var m Model
	err := into(&m.ID, &m.Name, &m.Connection, &m.Upstream, &m.Kind, &m.Priced, &m.Price.Input, &m.Price.Output, &m.Price.Cached,
		&m.MaxOutput, &m.Context)
	if !m.Priced {
		m.Price = Price{}
	}
	return m, err
}

func models(ctx context.Context, q sqlite.Queryer, id ident.Organization, currency string) ([]Model, error) {
	return each(ctx, q, scanModel, `SELECT `+modelColumns+` FROM model WHERE organization = ? ORDER BY name`, currency, id)
}

const agentColumns = `id, workspace, name, instructions, model, temperature, top_p, max_output`

func scanAgent(into func(...any) error) (Agent, error) {
	var a Agent
	err := into(&a.ID, &a.Workspace, &a.Name, &a.Instructions, &a.Model, &a.Temperature, &a.TopP, &a.MaxOutput)
	return a, err
}

// agents are those of a workspace, or of all.
func agents(ctx context.Context, q sqlite.Queryer, id ident.Organization, w ident.Workspace) ([]Agent, error) {
	return each(ctx, q, scanAgent,
		`SELECT `+agentColumns+` FROM agent WHERE organization = ?1 AND (workspace = ?2 OR ?2 = '') ORDER BY folded`, id, w)
}

func agent(ctx context.Context, q sqlite.Queryer, id ident.Organization, w ident.Workspace, a ident.Agent) (Agent, error) {
	return one(ctx, q, scanAgent, `SELECT `+agentColumns+` FROM agent WHERE organization = ? AND workspace = ? AND id = ?`, id, w, a)
}
