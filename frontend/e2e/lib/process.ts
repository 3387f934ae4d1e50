import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
/** The program that is tested: the one that was built last, or another that the environment names. */
export const binary = process.env.INTENDANT_BINARY ?? join(root, "build/bin/intendant");

/** A data folder that is gone once `remove` has run. */
export async function folder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "intendant-test-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** The environment of a machine without a keyring, whatever this one has. */
export function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, DBUS_SESSION_BUS_ADDRESS: "disabled:", DISPLAY: "", WAYLAND_DISPLAY: "", ...more };
}

/** A started program and everything that it has said. */
export class Started {
  output = "";
  private readonly child: ChildProcess;
  private readonly ended: Promise<number>;

  constructor(command: string, args: string[], env: NodeJS.ProcessEnv = environment()) {
    this.child = spawn(command, args, { env, cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    this.child.stdout?.on("data", (chunk) => this.hear(chunk));
    this.child.stderr?.on("data", (chunk) => this.hear(chunk));
    this.ended = new Promise((resolve, reject) => {
      this.child.on("error", reject);
      this.child.on("close", (code, signal) => resolve(code ?? (signal ? 128 : -1)));
    });
  }

  private hear(chunk: Buffer) {
    this.output += chunk.toString();
  }

  get pid(): number {
    return this.child.pid ?? -1;
  }

  /** Waits until the program has said something that matches. */
  async says(pattern: RegExp, milliseconds = 20_000): Promise<RegExpMatchArray> {
    return until(`${pattern} in: ${this.output}`, milliseconds, () => {
      if (this.child.exitCode !== null) {
        throw new Error(`ended with ${this.child.exitCode}: ${this.output}`);
      }
      return this.output.match(pattern);
    });
  }

  /** The exit code, once there is one. */
  exit(): Promise<number> {
    return this.ended;
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** Runs a program to its end. */
export async function run(command: string, args: string[], env?: NodeJS.ProcessEnv) {
  const started = new Started(command, args, env);
  const code = await started.exit();
  return { code, output: started.output };
}

/** Asks again until there is an answer, and says what was missing if none comes. */
export async function until<T>(what: string, milliseconds: number, ask: () => T | Promise<T>): Promise<NonNullable<T>> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`waited ${milliseconds} ms for ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
