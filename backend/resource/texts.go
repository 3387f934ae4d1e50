package resource

import (
	"context"
	"strconv"
	"strings"

	"intendant/backend/sqlite"
)

// texts reads a column of texts.
func texts(ctx context.Context, q sqlite.Queryer, query string, args ...any) ([]string, error) {
	return each(ctx, q, text, query, args...)
}

func text(into func(...any) error) (string, error) {
	var text string
	err := into(&text)
	return text, err
}

// some are the first of many names as one text, with how many more there are.
func some(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + ", +" + strconv.Itoa(len(names)-most)
}
