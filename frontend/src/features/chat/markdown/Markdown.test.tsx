import { fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import Markdown from "@/features/chat/markdown/Markdown";
import { text } from "@/lib/i18n";

const browser = vi.hoisted(() => ({ inWindow: false, openAddress: vi.fn() }));
vi.mock("@/lib/backend", async (original) => ({
  ...(await original<object>()),
  get inWindow() {
    return browser.inWindow;
  },
}));
vi.mock("@/lib/browser", () => ({ openAddress: browser.openAddress }));

afterEach(() => {
  browser.inWindow = false;
  browser.openAddress.mockClear();
});

const drawn = (words: string) => render(<Markdown isGrowing={false}>{words}</Markdown>).container;

test("headings, lists, tables, quotes and what is marked within words", () => {
  const page = drawn(
    "# Title\n\n###### Deep\n\nSome **bold**, *slanted*, ~~gone~~ and `a < b` words  \nbroken\n\n" +
      "3. three\n4. four\n   - inner\n\n> quoted\n\n---\n\n| Name | Count |\n|:--|--:|\n| a | 1<br>2 |\n\n    indented",
  );
  screen.getByRole("heading", { level: 3, name: "Title" });
  screen.getByRole("heading", { level: 4, name: "Deep" });
  expect(screen.getByText("bold").tagName).toBe("STRONG");
  expect(screen.getByText("slanted").tagName).toBe("EM");
  expect(screen.getByText("gone").tagName).toBe("DEL");
  expect(screen.getByText("a < b").tagName).toBe("CODE");
  expect(page.querySelector("p")?.textContent).toBe("Some bold, slanted, gone and a < b words\nbroken");
  expect(page.querySelector("ol")?.start).toBe(3);
  expect(screen.getByText("inner").closest("ul")?.closest("ol")).not.toBeNull();
  expect(screen.getByText("quoted").closest("blockquote")).not.toBeNull();
  expect(page.querySelector("hr")).not.toBeNull();
  const count = screen.getByRole("columnheader", { name: "Count" });
  expect(count.className).toContain("text-end");
  expect(within(screen.getByRole("table")).getAllByRole("row")).toHaveLength(2);
  expect(page.querySelectorAll("td br")).toHaveLength(1);
  expect(screen.getByText("indented").closest("pre")).not.toBeNull();
});

test("the headings of an answer follow that of the chat, whichever a model begins with", () => {
  const page = (words: string) => <Markdown isGrowing>{words}</Markdown>;
  const { rerender } = render(page("## Two\n\n#### Four\n\n> ## Quoted\n\nwords"));
  const levels = () => screen.getAllByRole("heading").map(({ tagName }) => tagName);
  expect(levels()).toEqual(["H3", "H4", "H3"]);
  rerender(page("## Two\n\n#### Four\n\n> ## Quoted\n\nwords\n\n# One"));
  expect(levels()).toEqual(["H4", "H5", "H4", "H3"]);
});

test("tasks say whether they are done", () => {
  drawn("- [x] light\n- [ ] hang\n- [y] no task");
  const [light, hang, other] = screen.getAllByRole("listitem");
  within(light as HTMLElement).getByRole("img", { name: text("chat.task.done") });
  within(hang as HTMLElement).getByRole("img", { name: text("chat.task.open") });
  expect(light?.textContent).toBe("light");
  expect(other?.textContent).toBe("[y] no task");
});

test("what is a block runs in the direction of its own first letter", () => {
  const page = drawn("English\n\nسطر\n\n- بند\n\n> اقتباس\n\n## عنوان\n\n| ع |\n|--|\n| a |");
  for (const name of ["p", "li", "blockquote", "h3", "div:has(> table)"]) {
    expect(page.querySelector(name)?.getAttribute("dir")).toBe("auto");
  }
  // The direction of what holds it is told by its text, which must have none of its own.
  expect(page.querySelector("li [dir], blockquote [dir]")).toBeNull();
});

test.each([
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "<svg/onload=alert(1)>",
  "<iframe src='javascript:alert(1)'></iframe>",
  "<a href='javascript:alert(1)'>x</a>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java&#x09;script:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](<java\tscript:alert(1)>)",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](vbscript:msgbox)",
  "[x](file:///etc/passwd)",
  "[x](//evil.example/a)",
  "[x](#/account/data)",
  "[x](/rpc/Account.SignOut)",
  "<javascript:alert(1)>",
  "[x]\n\n[x]: javascript:alert(1)",
  "![x](javascript:alert(1))",
  "![x](data:image/svg+xml,<svg onload=alert(1)>)",
  '[x](https://a.example "\\" onmouseover=alert(1)")',
  "![pixel](https://evil.example/p.png)",
  "[![a](https://evil.example/p.png)](https://a.example)",
  '```html" onload="alert(1)\n<script>alert(1)</script>\n```',
  "| <img src=x onerror=alert(1)> |\n|--|\n| <style>*{}</style> |",
])("nothing but plain elements and safe links come of %s", (words) => {
  const page = drawn(words);
  const fetched = "img, script, iframe, object, embed, link, style, video, audio, source, form, input, base, meta";
  expect(page.querySelector(fetched)).toBeNull();
  for (const element of page.querySelectorAll("*")) {
    const names = element.getAttributeNames();
    expect(names.filter((name) => /^on|^srcdoc$|^srcset$|^src$/.test(name))).toEqual([]);
  }
  for (const link of page.querySelectorAll("a")) {
    expect(link.getAttribute("href")).toMatch(/^(https?:\/\/|mailto:)/);
    expect(link.rel).toBe("noopener noreferrer");
    expect(link.querySelector("a")).toBeNull();
  }
});

test("a link says where it leads, and opens beside the console", () => {
  drawn("[here](https://a.example/b?c=1) and https://b.example and <d@e.example> and README.md");
  const [here, bare, mail] = screen.getAllByRole<HTMLAnchorElement>("link");
  expect(here?.title).toBe("https://a.example/b?c=1");
  expect(here?.target).toBe("_blank");
  expect(bare?.href).toBe("https://b.example/");
  expect(mail?.href).toBe("mailto:d@e.example");
  expect(mail?.target).toBe("");
  expect(screen.getAllByRole("link")).toHaveLength(3);
  expect(fireEvent.click(here as HTMLElement)).toBe(true);
  expect(browser.openAddress).not.toHaveBeenCalled();
});

test("in the window a link opens in the browser of the system, by any button but that of the menu", () => {
  browser.inWindow = true;
  drawn("[here](https://a.example/)");
  const here = screen.getByRole("link", { name: "here" });
  expect(fireEvent.click(here)).toBe(false);
  expect(fireEvent(here, new MouseEvent("auxclick", { bubbles: true, cancelable: true, button: 1 }))).toBe(false);
  fireEvent(here, new MouseEvent("auxclick", { bubbles: true, cancelable: true, button: 2 }));
  expect(browser.openAddress.mock.calls).toEqual([["https://a.example/"], ["https://a.example/"]]);
});

test("a picture is said in words, with the way to it", () => {
  drawn("![a lantern](https://a.example/l.png) ![](https://a.example/m.png)");
  const [lantern, bare] = screen.getAllByRole<HTMLAnchorElement>("link");
  expect(lantern?.textContent).toBe("a lantern");
  expect(lantern?.href).toBe("https://a.example/l.png");
  expect(bare?.textContent).toBe("https://a.example/m.png");
});

test("while it grows, blocks that stand are not drawn again, and nothing flickers", () => {
  const page = (words: string) => <Markdown isGrowing>{words}</Markdown>;
  const { container, rerender } = render(page("one\n\n```js\nlet a"));
  const [one] = container.querySelectorAll("p");
  screen.getByText("let a");
  rerender(page("one\n\n```js\nlet a = 1;\n```\n\ntwo\n-"));
  expect(container.querySelector("h3")).toBeNull();
  expect(container.querySelector("p")).toBe(one);
  screen.getByText("let a = 1;");
  rerender(page("one\n\n```js\nlet a = 1;\n```\n\ntwo\n- item"));
  expect(screen.getByRole("listitem").textContent).toBe("item");
});
