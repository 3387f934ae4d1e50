import { toCount, toPrice, typedDecimal } from "@/features/resource/price";
import type { ListedView, ModelInput, ModelView } from "@/lib/bindings";

/** A model as it is being typed. */
export type ModelForm = Record<
  "name" | "upstream" | "connection" | "kind" | "input" | "output" | "cached" | "maxOutput" | "context",
  string
>;

/** What is known of a model, to be changed: figures as the language writes them. */
export function filled(model: ModelView, locale: string): ModelForm {
  const { name, upstream, connection, kind, maxOutput, context } = model;
  return {
    ...{ name, upstream, connection, kind, ...typedPrices(model, locale) },
    maxOutput: typedDecimal(maxOutput, locale),
    context: typedDecimal(context, locale),
  };
}

/** Prices as the language writes them. */
export function typedPrices(
  { input, output, cached }: Pick<ListedView, "input" | "output" | "cached">,
  locale: string,
): Pick<ModelForm, "input" | "output" | "cached"> {
  return {
    input: typedDecimal(input, locale),
    output: typedDecimal(output, locale),
    cached: typedDecimal(cached, locale),
  };
}

/** What was typed, as the backend takes it. */
export function inputOf(form: ModelForm, id: string): ModelInput {
  return {
    id,
    name: form.name.trim(),
    connection: form.connection,
    upstream: form.upstream.trim(),
    kind: form.kind,
    input: toPrice(form.input),
    output: toPrice(form.output),
    cached: toPrice(form.cached),
    maxOutput: toCount(form.maxOutput),
    context: toCount(form.context),
  } as ModelInput;
}

/** A model with the prices of the list; nothing where that has none in the organization's currency. */
export function pricedAs(model: ModelView, listed: ListedView | undefined): ModelInput[] {
  if (!listed?.input || !listed.output) return [];
  const { id, name, connection, upstream, kind, maxOutput, context } = model;
  const { input, output, cached } = listed;
  return [{ id, name, connection, upstream, kind, input, output, cached, maxOutput, context } as ModelInput];
}

/** A model that a provider serves, set up as the list of prices knows it. */
export function pickedOf(listed: ListedView, connection: string): ModelInput {
  const { name, kind, input, output, cached, maxOutput, context } = listed;
  const isPriced = input !== "" && output !== "";
  const prices = isPriced ? { input, output, cached } : { input: "", output: "", cached: "" };
  return {
    id: "",
    name,
    connection,
    upstream: name,
    kind: kind || "chat",
    ...prices,
    maxOutput,
    context,
  } as ModelInput;
}
