import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environment, Started, until } from "./process";

/** A box of pixels. */
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The primary button's colour, light: the page's --accent. */
const accent = { red: 0x00, green: 0x6a, blue: 0x69 };

/**
 * A virtual screen with keyboard and mouse. Its picture is a file (Xvfb's
 * -fbdir), so that looking at it costs the program under test nothing.
 */
export class Display {
  private constructor(
    private readonly server: Started,
    readonly name: string,
    private readonly folder: string,
  ) {}

  static async open(): Promise<Display> {
    const folder = await mkdtemp(join(tmpdir(), "intendant-display-"));
    const args = ["-displayfd", "1", "-screen", "0", "1280x860x24", "-fbdir", folder, "-nolisten", "tcp"];
    const server = new Started("Xvfb", args);
    const [, number] = await server.says(/^(\d+)$/m);
    return new Display(server, `:${number}`, folder);
  }

  async close() {
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  environment(more: Record<string, string> = {}) {
    return environment({ DISPLAY: this.name, GDK_BACKEND: "x11", NO_AT_BRIDGE: "1", ...more });
  }

  private xdotool(...args: string[]): string {
    return execFileSync("xdotool", args, { env: this.environment(), encoding: "utf8" }).trim();
  }

  /** The window's number, once it can be seen. */
  async window(title: string): Promise<string> {
    return until(`a window called ${title}`, 20_000, () => {
      try {
        return this.xdotool("search", "--onlyvisible", "--name", `^${title}$`).split("\n")[0];
      } catch {
        return undefined; // xdotool fails while there is none
      }
    });
  }

  hide(window: string) {
    this.xdotool("windowunmap", "--sync", window);
  }

  type(text: string) {
    this.xdotool("type", "--delay", "20", text);
  }

  key(...names: string[]) {
    this.xdotool("key", "--delay", "60", ...names);
  }

  /** Waits for a primary button and presses it. */
  async pressPrimary() {
    const box = await this.primary();
    this.xdotool("mousemove", String(box.x + box.width / 2), String(box.y + box.height / 2), "click", "1");
    this.xdotool("mousemove", "5", "5");
  }

  /** The place of the widest accent-coloured box, once its place is the same twice. */
  async primary(): Promise<Box> {
    let before = "";
    return until("a primary button", 20_000, async () => {
      const box = widest(this.picture());
      const same = JSON.stringify(box) === before;
      before = JSON.stringify(box);
      await new Promise((resolve) => setTimeout(resolve, 150));
      return same ? box : undefined;
    });
  }

  /** The screen as Xvfb keeps it: an XWD header, then four bytes a pixel. */
  private picture() {
    const file = readFileSync(join(this.folder, "Xvfb_screen0"));
    const field = (i: number) => file.readUInt32BE(i * 4);
    const start = field(0) + field(19) * 12;
    return { pixels: file.subarray(start), width: field(4), height: field(5), stride: field(12) };
  }

  /** Keeps a picture of the screen for whoever looks into a failure. */
  photograph(path: string) {
    execFileSync("import", ["-window", "root", path], { env: this.environment() });
  }
}

type Picture = { pixels: Buffer; width: number; height: number; stride: number };

function isAccent({ pixels, stride }: Picture, x: number, y: number): boolean {
  const at = y * stride + x * 4;
  const near = (value: number | undefined, want: number) => Math.abs((value ?? 0) - want) < 6;
  return near(pixels[at], accent.blue) && near(pixels[at + 1], accent.green) && near(pixels[at + 2], accent.red);
}

/** The longest run of accent in a picture, and how far down it goes. */
function widest(picture: Picture): Box | undefined {
  let best: Box | undefined;
  for (let y = 0; y < picture.height; y += 4) {
    for (let x = 0, run = 0; x <= picture.width; x++) {
      if (x < picture.width && isAccent(picture, x, y)) {
        run++;
        continue;
      }
      if (run > Math.max(60, best?.width ?? 0)) {
        best = { x: x - run, y, width: run, height: depth(picture, x - run, y) };
      }
      run = 0;
    }
  }
  return best;
}

function depth(picture: Picture, x: number, y: number): number {
  let height = 0;
  while (y + height < picture.height && isAccent(picture, x, y + height)) {
    height++;
  }
  return height;
}
