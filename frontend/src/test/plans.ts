import type { FamilyView, PlanView, PreviewView, SubscriptionView } from "@/lib/bindings";

const limits = { requestsPerSecond: 0, tokensPerMinute: 0, tokensPerMonth: 0 };

const plan = (more: Partial<PlanView>) =>
  ({ tagline: "", yearlyDiscount: 0, trialDays: 0, current: false, features: [], limits, ...more }) as PlanView;

export const free = plan({ id: "free", name: "Free", monthly: 0, yearly: 0, intervals: [], seatsMin: 1, seatsMax: 1 });
export const pro = plan({ ...free, id: "pro", name: "Pro", monthly: 1499, yearly: 1199, intervals: ["month", "year"] });
export const team = plan({
  ...pro,
  id: "team",
  name: "Team",
  monthly: 2499,
  yearly: 1999,
  yearlyDiscount: 20,
  seatsMin: 2,
  seatsMax: 0,
  trialDays: 14,
  trialSeats: 10,
});

export const chat = { id: "chat", name: "Chat", plans: [free, pro, team] } as FamilyView;

export const subscribed = (more: Partial<SubscriptionView> = {}) =>
  ({
    family: "chat",
    familyName: "Chat",
    plan: "team",
    planName: "Team",
    state: "active",
    interval: "month",
    seats: 10,
    seatsUsed: 4,
    invited: 1,
    price: 2499,
    total: 24990,
    currency: "EUR",
    periodEnd: "2026-12-22T12:00:00Z",
    daysLeft: 30,
    cancels: false,
    limits,
    features: [],
    ...more,
  }) as SubscriptionView;

export const previewed = (more: Partial<PreviewView> = {}) =>
  ({
    effective: "now",
    at: "2026-11-22T12:00:00Z",
    currency: "EUR",
    dueNow: 4998,
    lines: [],
    // biome-ignore lint/suspicious/noThenProperty: no promise is like it, an amount and a time
    then: { amount: 29988, at: "2026-12-22T12:00:00Z" },
    resumes: false,
    drops: false,
    gains: [],
    stops: [],
    inactive: [],
    inactiveCount: 0,
    invited: 0,
    metered: false,
    limits,
    limitsBefore: limits,
    ...more,
  }) as PreviewView;
