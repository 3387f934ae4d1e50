package plan

import (
	_ "embed"
	"encoding/json"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed catalogue.schema.json
var schemaText []byte

// schema is the part of JSON Schema (2020-12) that catalogue.schema.json uses. The
// libraries for all of it either take 16 ms at each start or tell the first finding
// only; a test holds this one against such a library.
type schema struct {
	Ref                  string             `json:"$ref"`
	Type                 string             `json:"type"`
	Properties           map[string]*schema `json:"properties"`
	Required             []string           `json:"required"`
	AdditionalProperties *bool              `json:"additionalProperties"`
	Items                *schema            `json:"items"`
	MinItems             *float64           `json:"minItems"`
	MaxItems             *float64           `json:"maxItems"`
	UniqueItems          bool               `json:"uniqueItems"`
	Enum                 []any              `json:"enum"`
	Minimum              *float64           `json:"minimum"`
	Maximum              *float64           `json:"maximum"`
	MinLength            *float64           `json:"minLength"`
	MaxLength            *float64           `json:"maxLength"`
	Pattern              string             `json:"pattern"`
	Defs                 map[string]*schema `json:"$defs"`
}

var root = sync.OnceValue(func() *schema {
	var s schema
	if err := json.Unmarshal(schemaText, &s); err != nil {
		panic(err) // it is embedded and tested
	}
	return &s
})

// holds adds what a value is against the schema.
func (s *schema) holds(f *findings, path string, v any) {
	if s.Ref != "" {
		root().Defs[strings.TrimPrefix(s.Ref, "#/$defs/")].holds(f, path, v)
		return
	}
	if !s.typed(v) {
		f.add(path, WrongType, "type", s.Type)
		return
	}
	if s.Enum != nil && !slices.Contains(s.Enum, v) {
		f.add(path, NotOneOf)
	}
	switch v := v.(type) {
	case map[string]any:
		s.object(f, path, v)
	case []any:
		s.array(f, path, v)
	case string:
		s.text(f, path, v)
	case float64:
		between(f, path, OutOfRange, v, s.Minimum, s.Maximum)
	}
}

func (s *schema) typed(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		return s.Type == "object"
	case []any:
		return s.Type == "array"
	case string:
		return s.Type == "string"
	case bool:
		return s.Type == "boolean"
	case float64:
		return s.Type == "integer" && v == math.Trunc(v)
	}
	return false
}

func (s *schema) object(f *findings, path string, v map[string]any) {
	for _, name := range s.Required {
		if _, there := v[name]; !there {
			f.add(path, Missing, "name", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(v)) {
		if of, known := s.Properties[name]; known {
			of.holds(f, under(path, name), v[name])
		} else if s.AdditionalProperties != nil {
			f.add(path, Surplus, "name", name)
		}
	}
}

func (s *schema) array(f *findings, path string, v []any) {
	if !between(f, path, WrongSize, float64(len(v)), s.MinItems, s.MaxItems) {
		return // and nobody reads on through a list without end
	}
	for i, one := range v {
		s.Items.holds(f, at(path, i), one)
		if text, is := one.(string); is && s.UniqueItems && slices.Contains(v[:i], any(text)) {
			f.add(at(path, i), Repeated)
		}
	}
}

func (s *schema) text(f *findings, path, v string) {
	between(f, path, WrongSize, float64(utf8.RuneCountInString(v)), s.MinLength, s.MaxLength)
	if s.Pattern != "" && !regexp.MustCompile(s.Pattern).MatchString(v) {
		f.add(path, NoPattern)
	}
}

func between(f *findings, path, code string, v float64, least, most *float64) bool {
	within := least == nil || most == nil || v >= *least && v <= *most
	if !within {
		f.add(path, code, "min", number(int64(*least)), "max", number(int64(*most)))
	}
	return within
}
