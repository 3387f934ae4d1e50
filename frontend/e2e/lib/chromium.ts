import { execFileSync } from "node:child_process";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The Chromium of the system or, where it is only a stub, Playwright's own. */
function executable(): string {
  for (const name of [process.env.CHROMIUM, ...names]) {
    if (name && works(name)) {
      return execFileSync("sh", ["-c", 'command -v "$0"', name], { encoding: "utf8" }).trim();
    }
  }
  return chromium.executablePath();
}

function works(name: string): boolean {
  try {
    execFileSync(name, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Starts a browser. The sandbox needs rights that containers don't give. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: executable(), chromiumSandbox: false });
}
