import { createServer, type Server, type Socket } from "node:net";
import { until } from "./process";

/** A mail server on this computer that takes everything. */
export class Postbox {
  readonly letters: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async open(): Promise<Postbox> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    const box = new Postbox(server, typeof address === "object" && address ? address.port : 0);
    server.on("connection", (socket) => box.talk(socket));
    return box;
  }

  private talk(socket: Socket) {
    let heard = "";
    let inLetter = false;
    socket.on("error", () => undefined);
    socket.write("220 postbox\r\n");
    socket.on("data", (chunk) => {
      heard += chunk.toString();
      for (;;) {
        const end = heard.indexOf(inLetter ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const said = heard.slice(0, end);
        heard = heard.slice(end + (inLetter ? 5 : 2));
        if (inLetter) this.letters.push(said);
        inLetter = !inLetter && /^DATA/i.test(said);
        socket.write(inLetter ? "354 go on\r\n" : "250 fine\r\n");
        if (/^QUIT/i.test(said)) socket.end();
      }
    });
  }

  /** The next letter whose text matches. */
  async takes(pattern: RegExp): Promise<RegExpMatchArray> {
    return until(`a letter with ${pattern}`, 15_000, () => {
      const texts = this.letters.map((letter) => letter.replaceAll("=\r\n", "").replaceAll("=3D", "="));
      return texts.map((text) => text.match(pattern)).find((match) => match !== null) ?? null;
    });
  }

  close() {
    this.server.close();
  }
}
