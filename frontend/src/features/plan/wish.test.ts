import { expect, test } from "vitest";
import { standing } from "@/features/plan/states";
import { choices, firstWish, hasSeats, isMetered, perMonth, seatsOff, withPlan } from "@/features/plan/wish";
import { chat, free, pro, subscribed, team } from "@/test/plans";

test("who is free is first offered the plan to try, for as many as there are", () => {
  const has = subscribed({ state: "free", plan: "free", interval: "", seats: 1, seatsUsed: 1, invited: 0 });
  expect(firstWish(chat, has)).toEqual({ family: "chat", plan: "team", interval: "month", seats: 2 });
});

test("who pays begins at what they have", () => {
  expect(firstWish(chat, subscribed({ interval: "year" }))).toEqual({
    family: "chat",
    plan: "team",
    interval: "year",
    seats: 10,
  });
});

test("a trial is continued for those who are in, not for the seats that it lent", () => {
  expect(firstWish(chat, subscribed({ state: "trialing", interval: "" })).seats).toBe(5);
});

test("what was chosen while comparing comes first", () => {
  expect(firstWish(chat, subscribed(), { plan: "pro", interval: "year" })).toMatchObject({
    plan: "pro",
    interval: "year",
    seats: 1,
  });
});

test("another plan takes what it can of the wish", () => {
  const wish = { family: "chat", plan: "pro", interval: "year", seats: 1 };
  expect(withPlan(wish, team)).toEqual({ ...wish, plan: "team", seats: 2 });
  expect(withPlan(wish, free)).toEqual({ ...wish, plan: "free", interval: "" });
});

test("only who pays can go back to what is free", () => {
  expect(choices(chat, subscribed())).toContain(free);
  expect(choices(chat, subscribed({ state: "trialing" }))).not.toContain(free);
});

test("seats have bounds", () => {
  expect(seatsOff(team, 1)).toEqual({ code: "too_small", bound: 2 });
  expect(seatsOff(team, 2)).toBeNull();
  expect(seatsOff(team, 1_000_001)?.code).toBe("too_large");
  expect(seatsOff(pro, 2)).toEqual({ code: "too_large", bound: 1 });
});

test("a month costs less where the year is paid at once, if the plan can be", () => {
  expect(perMonth(team, "year")).toBe(1999);
  expect(perMonth({ ...team, intervals: ["month"] }, "year")).toBe(2499);
  expect(isMetered({ ...pro, monthly: 0 })).toBe(true);
  expect(isMetered(free)).toBe(false);
});

test("the badge says what needs attention first", () => {
  const scheduled = { plan: "pro", planName: "Pro", seats: 1, interval: "month", at: "" };
  expect(standing(subscribed({ state: "free" }))).toBeNull();
  expect(standing(subscribed())?.key).toBe("plans.state.active");
  expect(standing(subscribed({ scheduled }))?.key).toBe("plans.state.scheduled");
  expect(standing(subscribed({ cancels: true, scheduled }))?.key).toBe("plans.state.cancels");
  expect(standing(subscribed({ state: "past_due", cancels: true }))?.key).toBe("plans.state.past_due");
  expect(standing(subscribed({ state: "trialing", daysLeft: 9 }))).toMatchObject({
    params: { Count: 9 },
    tone: "amber",
  });
});

test("seats are counted where some plan has more than one", () => {
  expect(hasSeats(chat.plans)).toBe(true);
  expect(hasSeats([free, pro])).toBe(false);
});
