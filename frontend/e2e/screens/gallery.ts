import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { launch } from "../lib/chromium";
import { House } from "../lib/house";
import { Person } from "../lib/person";
import { root } from "../lib/process";
import { everyScreen } from "../lib/screens";

/** What the environment asks for, such as SCREENS_LANGUAGES=de,pl, in place of all that is usual. */
const asked = (what: string, usual: string[]) => process.env[`SCREENS_${what}`]?.split(",") ?? usual;

const languages = asked("LANGUAGES", ["en", "fr", "ar"]);
const themes = asked("THEMES", ["light", "dark"]);
const widths = asked("WIDTHS", ["1280", "1024"]).map(Number);
const heightOf = (width: number) => (width < 1280 ? 700 : 860);
const gallery = process.env.SCREENS_FOLDER ?? join(root, "build/screens");

interface Picture {
  screen: string;
  language: string;
  theme: string;
  width: number;
  file: string;
}

const tastes = languages.flatMap((language) =>
  themes.flatMap((theme) => widths.map((width) => ({ language, theme, width, height: heightOf(width) }))),
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
      const path = join(gallery, file);
      await person.page.screenshot({ path, animations: "disabled", fullPage: await isWhole(person) });
      pictures.push({ screen, language, theme, width, file });
    });
    await person.leave();
    await house.demolish();
  }
  await browser.close();
  await writeFile(join(gallery, "index.html"), page(pictures));
  expect(pictures.length).toBe(tastes.length * new Set(pictures.map((p) => p.screen)).size);
});

// What lies below the edge of the window belongs to the picture, but for a page that stands still under a dialog.
function isWhole({ page }: Person): Promise<boolean> {
  return page.evaluate(() => {
    if (document.documentElement.style.overflow === "hidden") return false;
    scrollTo(0, 0);
    return true;
  });
}

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
