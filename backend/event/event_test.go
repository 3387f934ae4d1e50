package event_test

import (
	"testing"
	"time"

	"intendant/backend/event"
)

// publish fails the test where a subscriber that does not read holds it up.
func publish(t *testing.T, bus *event.Bus, n int) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range n {
			bus.Publish(event.Changed{Ledger: "org_a", Concept: "note", Seq: int64(i)})
		}
	}()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Fatal("a subscriber that does not read holds up who publishes")
	}
}

func TestPublishNeverWaits(t *testing.T) {
	bus := event.NewBus()
	events, end := bus.Subscribe()
	publish(t, bus, 5000)
	var last event.Changed
	for len(events) > 0 {
		last = <-events
	}
	if last != event.Everything {
		t.Errorf("events were dropped, and the last one told is %+v", last)
	}
	publish(t, bus, 1)
	if next := <-events; next != event.Everything && next.Seq != 0 {
		t.Errorf("after it caught up it got %+v", next)
	}
	end()
	end()
	publish(t, bus, 1)
	if _, open := <-events; open {
		t.Error("an event after the end")
	}
}

func TestEveryEventArrivesInOrder(t *testing.T) {
	bus := event.NewBus()
	events, end := bus.Subscribe()
	defer end()
	for i := range int64(2000) {
		bus.Publish(event.Changed{Seq: i})
		if got := <-events; got.Seq != i {
			t.Fatalf("got %+v, want number %d", got, i)
		}
	}
}

// TestHeedIsBeforePublishReturns: a copy in memory that notes there what changed is
// never behind.
func TestHeedIsBeforePublishReturns(t *testing.T) {
	bus, seen := event.NewBus(), 0
	stop := bus.Heed(func(event.Changed) { seen++ })
	bus.Publish(event.Changed{Ledger: "org_a"}, event.Changed{Ledger: "org_b"})
	if seen != 2 {
		t.Errorf("%d of 2 were heeded", seen)
	}
	stop()
	bus.Publish(event.Changed{Ledger: "org_a"})
	if seen != 2 {
		t.Error("it goes on after it was stopped")
	}
}
