import { type ChildProcess, spawn } from "node:child_process";
import { root, until } from "./process";

/** A provider of models beside the house, which speaks as OpenAI's API does. */
export class Provider {
  private output = "";

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on("data", (chunk) => {
      this.output += String(chunk);
    });
  }

  /** Starts one that wants a key, or none where that is empty. Its base URL is `url`. */
  static async start({ key = "", models = "" } = {}): Promise<{ url: string; stop(): void }> {
    const args = ["run", "./backend/testhouse/provider/run", "-key", key, "-models", models];
    // A group of its own: `go run` hands no signal on to what it runs.
    const child = spawn("go", args, { cwd: root, stdio: ["ignore", "pipe", "ignore"], detached: true });
    const provider = new Provider(child);
    const [, url = ""] = await until("the provider's address", 60_000, () => provider.output.match(/provider (\S+)\n/));
    return { url, stop: () => provider.stop() };
  }

  private stop() {
    if (this.child.pid) process.kill(-this.child.pid);
  }
}
