/** What a piece of code is about. */
export interface Call {
  baseURL: string;
  secret: string;
  model: string;
  /** What the model is asked. */
  hello: string;
}

/** The same request in the ways in which it is mostly made. */
export const snippets: Record<"curl" | "python" | "javascript", (about: Call) => string> = {
  curl: ({ baseURL, secret, model, hello }) => `curl ${baseURL}/chat/completions \\
  -H "Authorization: Bearer ${secret}" \\
  -H "Content-Type: application/json" \\
  -d '${quoted(`{
    "model": ${json(model)},
    "messages": [{"role": "user", "content": ${json(hello)}}]
  }`)}'`,

  python: ({ baseURL, secret, model, hello }) => `from openai import OpenAI

client = OpenAI(
    base_url=${json(baseURL)},
    api_key=${json(secret)},
)
answer = client.chat.completions.create(
    model=${json(model)},
    messages=[{"role": "user", "content": ${json(hello)}}],
)
print(answer.choices[0].message.content)`,

  javascript: ({ baseURL, secret, model, hello }) => `import OpenAI from "openai";

const client = new OpenAI({
  baseURL: ${json(baseURL)},
  apiKey: ${json(secret)},
});
const answer = await client.chat.completions.create({
  model: ${json(model)},
  messages: [{ role: "user", content: ${json(hello)} }],
});
console.log(answer.choices[0].message.content);`,
};

// What is text to all three of them.
const json = (value: unknown) => JSON.stringify(value);

// Between the apostrophes of a shell, an apostrophe ends them first.
const quoted = (body: string) => body.replaceAll("'", "'\\''");
