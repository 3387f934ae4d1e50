package cli

import "intendant/backend/resource"

var helpdesk = assistant{
	name: "helpdesk", model: mistralLarge, temperature: "0.3", most: 900,
	instructions: `You answer customers of Atelier Lumen, who bought a lantern or are about to.

Answer in the language of the question, in at most six sentences, kindly and without set phrases. Use only what the documents given with the question say about orders, deliveries, returns and repairs. Where they say nothing, say that you don't know and that a person will answer within one working day.

Never promise a date, a refund or a discount. Never ask for card numbers or passwords. If somebody reports heat, smoke, a spark or a smell of burning, ask them to unplug the lantern first, and pass the conversation on.`,
}

// kinderHelpdesk is what became of it when customers found it curt.
var kinderHelpdesk = func() assistant {
	a := helpdesk
	a.temperature = "0.4"
	a.instructions += `

Begin with what you can do for the person, not with the rule that stands in the way.`
	return a
}()

var productText = assistant{
	name: "product-text", model: mistralLarge, temperature: "0.7", most: 1500,
	instructions: `You write product texts for the catalogue of Atelier Lumen: hand-made lanterns of brass, paper and glass.

For each product you get its data sheet. Write a title of at most six words, one paragraph of 60 to 80 words and three facts in a list. Name material, size in centimetres, light source and colour temperature. Describe what one sees and feels; leave out "unique", "perfect" and exclamation marks.

Asked for a translation, keep measures and names of models as they are, and write as somebody would who grew up with that language.`,
}

var proofreader = assistant{
	name: "proofreader", model: gpt, temperature: "0.2", topP: "0.9", most: 4000,
	instructions: `You proofread what colleagues are about to send. Correct spelling, grammar and punctuation, and keep everybody's own voice.

Give the corrected text first, and then each change that isn't obvious with its reason, in one line. If a sentence can be understood in two ways, ask which one is meant instead of choosing.`,
}

// assistant is an agent to be made.
type assistant struct {
	name, model, instructions string
	temperature, topP         string
	most                      int64 // tokens
}

// agent makes an agent in a workspace, or makes another of the one that there is.
func agent(room string, a assistant) func(*story) error {
	return func(s *story) error {
		shelf, err := resource.Read(s.ctx, s.DB.Read(), s.main)
		if err != nil {
			return err
		}
		in := s.rooms[room]
		return s.Resources.SetAgent(s.ctx, s.by, s.main, resource.Agent{
			ID: shelf.Agents[in][a.name].ID, Workspace: in, Name: a.name, Instructions: a.instructions,
			Model: shelf.Models[a.model].ID, Temperature: a.temperature, TopP: a.topP, MaxOutput: a.most,
		})
	}
}
