package gateway

import "intendant/backend/usage"

func (x *exchange) estimate(said []byte) usage.Outcome {
	return usage.Outcome{Estimated: true}
}
