package plan

import (
	"intendant/backend/access"
	"intendant/backend/fault"
)

// Action is something that happens to a subscription.
type Action string

// The actions.
const (
	Start          Action = "start"
	StartTrial     Action = "start_trial"
	Subscribe      Action = "subscribe"
	Schedule       Action = "schedule"
	Keep           Action = "keep"
	Cancel         Action = "cancel"
	Resume         Action = "resume"
	Renew          Action = "renew"
	End            Action = "end"
	MissPayment    Action = "miss_payment"
	ReceivePayment Action = "receive_payment"
)

// Step is a line of the machine: what an action makes of a state, which Change
// records it, who may, and when the program does it by itself.
type Step struct {
	Action     Action
	From, To   State
	Kind       string
	Permission access.Permission
	Due        string // when the program does it; empty: when somebody asks
}

// Machine is everything that a subscription can become. What isn't in here is
// refused.
var Machine = []Step{
	{Start, None, Free, "subscription.started", access.System, "the organization is founded"},
	{StartTrial, Free, Trialing, "subscription.trial_started", access.PlanManage, ""},
	{Subscribe, Free, Active, "subscription.changed", access.PlanManage, ""},
	{Subscribe, Trialing, Active, "subscription.changed", access.PlanManage, ""},
	{Subscribe, Active, Active, "subscription.changed", access.PlanManage, ""},
	{Schedule, Active, Active, "subscription.change_scheduled", access.PlanManage, ""},
	{Keep, Active, Active, "subscription.change_dropped", access.PlanManage, ""},
	{Keep, PastDue, PastDue, "subscription.change_dropped", access.PlanManage, ""},
	{Cancel, Active, Active, "subscription.canceled", access.PlanManage, ""},
	{Cancel, PastDue, PastDue, "subscription.canceled", access.PlanManage, ""},
	{Resume, Active, Active, "subscription.resumed", access.PlanManage, ""},
	{Resume, PastDue, PastDue, "subscription.resumed", access.PlanManage, ""},
	{Renew, Active, Active, "subscription.renewed", access.System, "period_end"},
	{Renew, PastDue, PastDue, "subscription.renewed", access.System, "period_end"},
	{End, Trialing, Free, "subscription.ended", access.System, "trial_end"},
	{End, Active, Free, "subscription.ended", access.System, "period_end, if canceled"},
	{End, PastDue, Free, "subscription.ended", access.System, "grace_end, or period_end if canceled"},
	{MissPayment, Active, PastDue, "subscription.payment_missed", access.Owner, ""},
	{ReceivePayment, PastDue, Active, "subscription.payment_received", access.Owner, ""},
}

// next is what an action makes of a state. It returns fault.SubscriptionPastDue
// where a payment has to come first, and fault.SubscriptionState for what isn't in
// Machine.
func next(from State, a Action) (State, error) {
	for _, step := range Machine {
		if step.From == from && step.Action == a {
			return step.To, nil
		}
	}
	if from == PastDue && (a == Subscribe || a == Schedule) {
		return "", fault.New(fault.SubscriptionPastDue)
	}
	return "", fault.New(fault.SubscriptionState)
}
