import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { isOfDoor } from "./src/lib/i18n/door.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Nothing may be loaded from elsewhere and nothing may be evaluated. Style
// attributes are the one exception: React Aria positions its popovers with them.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

// The policy goes into the built page only, since the development server
// injects an inline script.
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: policy }, injectTo: "head-prepend" },
  ],
};

// What the first frame is written in. A page that has it by then looks for no
// other font meanwhile, which takes WebKit longer than everything else it draws.
const font = /inter-latin-wght-normal-.*\.woff2$/;

const fontAtOnce: Plugin = {
  name: "font-at-once",
  apply: "build",
  transformIndexHtml(_, { bundle = {} }) {
    const file = Object.keys(bundle).find((name) => font.test(name));
    if (!file) throw new Error(`no font ${font} to preload`);
    const attrs = { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `/${file}` };
    return [{ tag: "link", attrs, injectTo: "head" }];
  },
};

// One letter beyond Latin-1 has WebKit keep a whole file in two bytes a letter,
// and read it slower. The few that most files have are written as escapes.
const narrow: Plugin = {
  name: "narrow",
  apply: "build",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== "chunk") continue;
      const narrowed = file.code.replace(/[\u0100-\uffff]/g, escaped);
      if (narrowed.length < file.code.length * 1.2) file.code = narrowed;
    }
  },
};

// React Aria brings its own texts in thirty-four languages, for assistive technology. Ours are enough.
const ours = readdirSync(here("../backend/i18n/locales")).map((file) => file.replace(".json", ""));

const spoken: Plugin = {
  name: "spoken",
  apply: "build",
  load: {
    filter: { id: /\/react-(?:aria|stately|aria-components)\/dist\/.*\/intl\/.*[a-z]{2}-[A-Z]{2}\.m?js$/ },
    handler(id) {
      const [, tag = ""] = /([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id) ?? [];
      return ours.some((language) => tag.startsWith(language)) ? null : "export default {}";
    },
  },
};

// A catalogue is read in two parts: what the door says, with the first frame, and all the rest.
const catalogues: Plugin = {
  name: "catalogues",
  load: {
    filter: { id: /\/locales\/[\w-]+\.json\?(?:door|house)$/ },
    handler(id) {
      const [file = "", part] = id.split("?");
      const texts: [string, unknown][] = Object.entries(JSON.parse(readFileSync(file, "utf8")));
      const read = Object.fromEntries(texts.filter(([key]) => isOfDoor(key) === (part === "door")));
      return { code: `export default ${JSON.stringify(read)}`, moduleType: "js" };
    },
  },
};

// What is read before the first frame, and between that and the first page, is to stay small: kB, at most.
const most = new Map([
  ["door", 520],
  ["house", 380],
]);

const budget: Plugin = {
  name: "budget",
  apply: "build",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      const size = file.type === "chunk" ? file.code.length / 1000 : 0;
      if (size > (most.get(file.name ?? "") ?? size)) this.error(`${file.fileName} has ${Math.round(size)} kB`);
    }
  },
};

const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;

export default defineConfig({
  plugins: [react(), tailwindcss(), contentSecurityPolicy, fontAtOnce, catalogues, spoken, narrow, budget],
  resolve: { alias: { "@locales": here("../backend/i18n/locales"), "@": here("./src") } },
  server: { fs: { allow: [here("."), here("../backend/i18n/locales")] } },
  build: {
    target: "safari17",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 550, // of the door, above all: it is read before the first frame
    // One file is all that the first frame needs: another would be asked for only
    // once the first had been read. One more is the house with its first page, and
    // one has what several of the other pages share.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "door", test: /\/src\/main\.tsx$/, priority: 2 },
            { name: "house", test: /\/src\/house\.ts$/, priority: 1 },
            { name: "shared", test: /\.m?[jt]sx?$/, minShareCount: 2 },
          ],
        },
      },
    },
  },
});
