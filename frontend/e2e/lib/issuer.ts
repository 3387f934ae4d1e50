import { type ChildProcess, spawn } from "node:child_process";
import type { Page } from "playwright-core";
import { root, until } from "./process";

/** A real OpenID provider beside the house. It misbehaves when it is told to. */
export class Issuer {
  private output = "";

  private constructor(
    private readonly child: ChildProcess,
    public url: string,
  ) {
    child.stdout?.on("data", (chunk) => {
      this.output += String(chunk);
    });
  }

  static async start(): Promise<Issuer> {
    const child = spawn("go", ["run", "./backend/testhouse/issuer/run"], {
      cwd: root,
      stdio: ["pipe", "pipe", "ignore"],
    });
    const issuer = new Issuer(child, "");
    const [, url = ""] = await until("the provider's address", 60_000, () => issuer.output.match(/issuer (\S+)\n/));
    issuer.url = url;
    return issuer;
  }

  /** Behaves in a way that backend/testhouse/issuer/run knows by name. */
  async behave(mood: string) {
    this.output = "";
    this.child.stdin?.write(`${mood}\n`);
    await until(`now ${mood}`, 10_000, () => this.output.includes(`now ${mood}\n`));
  }

  stop() {
    this.child.stdin?.end();
  }
}

/** Signs in at the provider's own page. */
export async function signInThere(tab: Page, name: string) {
  await tab.locator("#username").fill(name);
  await tab.locator("#password").fill("verysecure");
  await tab.locator("button[type=submit]").click();
}
