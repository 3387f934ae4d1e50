/** Who serves models: providers that are known, and programs that run on this computer. */
export const presets = [
  { id: "mistral", name: "Mistral AI", baseURL: "https://api.mistral.ai/v1", hasKey: true },
  { id: "openai", name: "OpenAI", baseURL: "https://api.openai.com/v1", hasKey: true },
  { id: "ollama", name: "Ollama", baseURL: "http://127.0.0.1:11434/v1", hasKey: false },
  { id: "llamacpp", name: "llama.cpp", baseURL: "http://127.0.0.1:8080/v1", hasKey: false },
  { id: "vllm", name: "vLLM", baseURL: "http://127.0.0.1:8000/v1", hasKey: false },
  { id: "other", name: "", baseURL: "", hasKey: true },
] as const;

/** One of them. */
export type Preset = (typeof presets)[number];
