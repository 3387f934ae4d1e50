import { join } from "node:path";
import { binary, environment, folder, run, Started } from "./process";

export const passphrase = "lantern orchard velvet compass";

/** A data folder and the program that serves it, as a person without a keyring has them. */
export class House {
  private started: Started | undefined;

  private constructor(
    readonly path: string,
    private readonly remove: () => Promise<void>,
  ) {}

  static async build(): Promise<House> {
    const { path, remove } = await folder();
    return new House(path, remove);
  }

  get data(): string {
    return join(this.path, "data");
  }

  get database(): string {
    return join(this.data, "intendant.db");
  }

  /** Starts the program and returns the one-time link that it prints. */
  async serve(...more: string[]): Promise<string> {
    this.started = new Started(binary, ["serve", "--data", this.data, "--lang", "en", ...more]);
    const [link] = await this.started.says(/http:\/\/127\.0\.0\.1:\d+\/open\/\S+/);
    return link;
  }

  /** Another link: a second process has the first one make it. */
  async anotherLink(): Promise<{ link: string; close(): Promise<number> }> {
    const second = new Started(binary, ["serve", "--data", this.data, "--lang", "en"]);
    const [link] = await second.says(/http:\/\/127\.0\.0\.1:\d+\/open\/\S+/);
    return { link, close: () => second.stop() };
  }

  /** Fills a new house with the demo's people, whose story ends today, and says how they get in. */
  async furnish(language: string): Promise<{ email: string; password: string; passphrase: string }> {
    const fill = ["demo", "--fill-only", "--data", this.data, "--lang", language];
    const { code, output } = await run(binary, fill);
    if (code !== 0) {
      throw new Error(`the demo ended with ${code}: ${output}`);
    }
    return JSON.parse(output);
  }

  /** Runs a command of the program on this data folder. */
  command(...args: string[]) {
    return run(binary, [...args, "--data", this.data, "--lang", "en"], environment());
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number> {
    const code = (await this.started?.stop(signal)) ?? 0;
    this.started = undefined;
    return code;
  }

  async demolish(): Promise<void> {
    await this.stop("SIGKILL");
    await this.remove();
  }
}
