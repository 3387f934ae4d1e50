import { expect, test } from "vitest";
import { blocksOf, spansOf } from "@/features/chat/blocks";

const code = (text: string, language = "") => ({ kind: "code", text, language });
const words = (text: string) => ({ kind: "words", text });

test("words stand as they were written, paragraph by paragraph", () => {
  expect(blocksOf("One\ntwo\n\n\nthree  \n")).toEqual([words("One\ntwo"), words("three")]);
  expect(blocksOf("")).toEqual([]);
});

test("code stands between fences, with its language", () => {
  expect(blocksOf("See:\n```go\nfunc main() {\n\n}\n```\nDone.")).toEqual([
    words("See:"),
    code("func main() {\n\n}", "go"),
    words("Done."),
  ]);
  expect(blocksOf("~~~\na\n~~~")).toEqual([code("a")]);
  expect(blocksOf('```html title="x"\n<b>\n```')).toEqual([code("<b>", "html")]);
});

test("a fence ends at one of its own sign that is as long", () => {
  expect(blocksOf("````md\n```js\n1\n```\n````")).toEqual([code("```js\n1\n```", "md")]);
  expect(blocksOf("```\n~~~\n```")).toEqual([code("~~~")]);
});

test("a fence that is not closed reaches to the end", () => {
  expect(blocksOf("So:\n```py\nprint(")).toEqual([words("So:"), code("print(", "py")]);
});

test("backticks mark code within words", () => {
  expect(spansOf("Run `make test` first")).toEqual(["Run ", "make test", " first"]);
  expect(spansOf("a ` alone, and ``two``")).toEqual(["a ` alone, and ``two``"]);
});
