import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { launch } from "../lib/chromium";
import { House } from "../lib/house";
import { Person } from "../lib/person";
import { root } from "../lib/process";
import { everyScreen } from "../lib/screens";

const languages = ["en", "fr", "ar"];
const themes = ["light", "dark"];
const sizes = [
  { width: 1280, height: 860 },
  { width: 1024, height: 700 },
];
const gallery = join(root, "build/screens");

interface Picture {
  screen: string;
  language: string;
  theme: string;
  width: number;
  file: string;
}

const tastes = languages.flatMap((language) =>
  themes.flatMap((theme) => sizes.map((size) => ({ language, theme, ...size }))),
);

test("every screen, photographed", async () => {
  await rm(gallery, { recursive: true, force: true });
  await mkdir(gallery, { recursive: true });
  const browser = await launch();
  const pictures: Picture[] = [];
  for (const { language, theme, width, height } of tastes) {
    const house = await House.build();
    const person = await Person.sitDown(browser, { language, dark: theme === "dark", width, height });
    await everyScreen(person, house, async (screen) => {
      const file = `${screen}.${language}.${theme}.${width}.png`;
      await person.page.waitForTimeout(150); // what fades in has arrived
      await person.page.screenshot({ path: join(gallery, file), animations: "disabled" });
      pictures.push({ screen, language, theme, width, file });
    });
    await person.leave();
    await house.demolish();
  }
  await browser.close();
  await writeFile(join(gallery, "index.html"), page(pictures));
  expect(pictures.length).toBe(tastes.length * new Set(pictures.map((p) => p.screen)).size);
});

function page(pictures: Picture[]): string {
  const screens = [...new Set(pictures.map((p) => p.screen))];
  const section = (screen: string) =>
    `<h2 id="${screen}">${screen}</h2><div>${pictures
      .filter((p) => p.screen === screen)
      .map((p) => `<figure><a href="${p.file}"><img loading="lazy" src="${p.file}" alt=""></a>${caption(p)}</figure>`)
      .join("")}</div>`;
  const links = screens.map((screen) => `<a href="#${screen}">${screen}</a>`).join(" · ");
  return `<!doctype html><meta charset="utf-8"><title>Every screen</title><style>${style}</style><nav>${links}</nav>${screens.map(section).join("")}`;
}

const caption = (p: Picture) => `<figcaption>${p.language}, ${p.theme}, ${p.width}</figcaption>`;

const style = `body{font:14px system-ui;margin:24px;background:#888}nav{line-height:1.8}a{color:inherit}
div{display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:16px}figure{margin:0}img{width:100%;display:block}`;
