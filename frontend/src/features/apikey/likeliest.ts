import type { AllowedModelView } from "@/lib/bindings";

/**
 * The model that answers most likely: one to chat with, whose price and longest answer
 * are known, as a cap refuses what might cost anything. Of equals the first.
 */
export function likeliest(models: AllowedModelView[]): AllowedModelView | undefined {
  return models.toSorted((a, b) => likelihood(b) - likelihood(a))[0];
}

const likelihood = ({ kind, priced, maxOutput }: AllowedModelView) =>
  Number(kind === "chat") * 4 + Number(priced) * 2 + Number(priced && maxOutput > 0);
