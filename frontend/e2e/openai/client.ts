// The official client for JavaScript, unchanged, against a gateway that a Go test holds
// open (backend/gateway/clients). It ends with an error where an answer isn't as it
// should be, and prints the name of each step that it has gone through.
import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { stdout } from "node:process";
import OpenAI, { APIError, AuthenticationError, InternalServerError, NotFoundError, RateLimitError } from "openai";

const keys: Record<string, string> = JSON.parse(process.env.INTENDANT_KEYS ?? "{}");
const said = "Seven lanterns hang over the harbour and the";

function client(key: string, maxRetries?: number) {
  return new OpenAI({ apiKey: keys[key] ?? key, baseURL: process.env.INTENDANT_BASE_URL, maxRetries });
}

const all = client("all");
const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [{ role: "user", content: "Hello there" }];
const create = (from: OpenAI, model: string, max_tokens?: number) =>
  from.chat.completions.create({ model, messages, max_tokens });

async function gather(params: Partial<OpenAI.Chat.ChatCompletionCreateParamsStreaming>) {
  let text = "";
  let usage: number | undefined;
  for await (const part of await all.chat.completions.create({ model: "sample", messages, ...params, stream: true })) {
    text += part.choices[0]?.delta.content ?? "";
    usage = part.usage?.total_tokens;
  }
  return { text, usage };
}

const weather: OpenAI.Chat.ChatCompletionTool = {
  type: "function",
  function: { name: "weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
};

type Kind = abstract new (...given: never[]) => APIError;

/** Expects an error of a class of the client's, with a status and a code. */
async function fails(asked: Promise<unknown>, kind: Kind, status: number, code: string) {
  let problem: APIError | undefined;
  await rejects(asked, (error) => {
    ok(error instanceof kind, String(error));
    problem = error;
    return true;
  });
  deepEqual([problem?.status, problem?.code], [status, code]);
  ok(problem?.message && problem.type);
  return problem;
}

const steps: Record<string, () => Promise<unknown>> = {
  async models() {
    const names: string[] = [];
    for await (const model of all.models.list()) names.push(model.id);
    deepEqual(names, ["agent:helper", "breaking", "failing", "long", "lost", "sample", "sample-embedding"]);
    equal((await all.models.retrieve("sample")).owned_by, "Sample");
  },
  async chat() {
    const { data, response } = await create(all, "sample").withResponse();
    equal(data.choices[0]?.message.content, said);
    equal(data.usage?.total_tokens, 14);
    ok(response.headers.get("Intendant-Organization"));
    equal((await create(all, "agent:helper")).usage?.completion_tokens, 3);
  },
  async stream() {
    deepEqual(await gather({}), { text: said, usage: undefined });
    deepEqual(await gather({ stream_options: { include_usage: true } }), { text: said, usage: 14 });
  },
  async tools() {
    const params = { model: "sample", messages, tools: [weather] };
    const whole = (await all.chat.completions.create(params)).choices[0]?.message;
    const streamed = await all.chat.completions.stream(params).finalMessage();
    for (const message of [whole, streamed]) {
      const call = message?.tool_calls?.[0];
      ok(message && call?.type === "function");
      equal(call.function.name, "weather");
      deepEqual(JSON.parse(call.function.arguments), { city: "Lyon" });
      const result = { role: "tool" as const, tool_call_id: call.id, content: "sunny" };
      const then = await all.chat.completions.create({ ...params, messages: [...messages, message, result] });
      equal(then.choices[0]?.message.content, said);
    }
  },
  async embeddings() {
    const from = client("embeds");
    const input = ["one", "two words"];
    const params = { model: "sample-embedding", input, dimensions: 16 };
    const packed = await from.embeddings.create(params); // the client asks for base64 by itself
    const plain = await from.embeddings.create({ ...params, encoding_format: "float" });
    equal(packed.data[1]?.embedding.length, 16);
    ok(packed.data[1].embedding.every((x, i) => Math.abs(x - (plain.data[1]?.embedding[i] ?? 2)) < 1e-6));
  },
  async refusals() {
    await fails(create(client("sk-of-somebody-else"), "sample"), AuthenticationError, 401, "invalid_api_key");
    await fails(create(client("revoked"), "sample"), AuthenticationError, 401, "invalid_api_key");
    await fails(create(all, "gpt-0"), NotFoundError, 404, "model_not_found");
    await fails(gather({ model: "gpt-0" }), NotFoundError, 404, "model_not_found");
    await fails(create(client("embeds"), "sample"), APIError, 403, "missing_scope");
  },
  async rate() {
    const once = client("slow", 0);
    // All at once: a slow machine stays within the rate otherwise.
    const many = Promise.all([1, 2, 3, 4].map(() => create(once, "sample")));
    const problem = await fails(many, RateLimitError, 429, "rate_limit_exceeded");
    equal(problem?.headers?.get("retry-after"), "1");
    equal((await create(client("slow"), "sample")).choices[0]?.message.content, said);
  },
  async spend() {
    const asked = create(client("poor"), "sample", 5000);
    const problem = await fails(asked, RateLimitError, 429, "insufficient_quota");
    equal(problem?.param, "key.monthly_spend");
    ok(await create(client("poor"), "sample", 10));
  },
  async failures() {
    await fails(create(all, "failing"), InternalServerError, 500, "as_wished");
    await fails(create(client("all", 0), "lost"), InternalServerError, 502, "provider_unreachable");
  },
  async cut() {
    await rejects(gather({ model: "breaking" }));
  },
  async left() {
    const stream = await all.chat.completions.create({ model: "long", messages, stream: true });
    let parts = 0;
    for await (const _ of stream) if (++parts === 3) stream.controller.abort();
    equal(parts, 3);
  },
};

for (const [name, step] of Object.entries(steps)) {
  await step().catch((error) => {
    throw new Error(name, { cause: error });
  });
  stdout.write(`${name}\n`);
}
