package provider

import "encoding/json"

type tool struct {
	Function struct {
		Name       string `json:"name"`
		Parameters struct {
			Properties map[string]struct {
				Type string `json:"type"`
			} `json:"properties"`
		} `json:"parameters"`
	} `json:"function"`
}

// call is a tool that the model calls.
type call struct{ name, arguments string }

// calls is a call of the tool that was chosen, or the first one, until its
// result is among the messages.
func (c chat) calls() *call {
	if len(c.Tools) == 0 || string(c.ToolChoice) == `"none"` || len(c.Messages) > 0 && c.Messages[len(c.Messages)-1].Role == "tool" {
		return nil
	}
	var chosen struct {
		Function struct {
			Name string `json:"name"`
		} `json:"function"`
	}
	_ = json.Unmarshal(c.ToolChoice, &chosen)
	of := c.Tools[0].Function
	for _, t := range c.Tools {
		if t.Function.Name == chosen.Function.Name {
			of = t.Function
		}
	}
	arguments := map[string]any{}
	for name, property := range of.Parameters.Properties {
		arguments[name] = example(property.Type)
	}
	text, err := json.Marshal(arguments)
	if err != nil {
		panic(err)
	}
	return &call{of.Name, string(text)}
}

func example(kind string) any {
	switch kind {
	case "number", "integer":
		return 7
	case "boolean":
		return true
	default:
		return "Lyon"
	}
}

func (c *call) whole(id string) map[string]any {
	return map[string]any{
		"id": "call_" + id, "type": "function",
		"function": map[string]any{"name": c.name, "arguments": c.arguments},
	}
}

// deltas are the call in the parts of a stream.
func (c *call) deltas(id string) []map[string]any {
	first := c.whole(id)
	first["index"], first["function"] = 0, map[string]any{"name": c.name, "arguments": ""}
	half := len(c.arguments) / 2
	piece := func(text string) map[string]any {
		return map[string]any{"index": 0, "function": map[string]any{"arguments": text}}
	}
	return []map[string]any{first, piece(c.arguments[:half]), piece(c.arguments[half:])}
}
