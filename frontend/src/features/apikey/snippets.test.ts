import { expect, test } from "vitest";
import { snippets } from "@/features/apikey/snippets";

const about = {
  baseURL: "http://127.0.0.1:8786/v1",
  secret: "itk_01",
  model: 'm"1',
  hello: "Dis-moi qu'il fait beau.",
};

test("a shell takes the body of a request as it is, apostrophes and all", () => {
  const body = snippets.curl(about).split("-d ")[1] ?? "";
  const unquoted = body.replaceAll("'\\''", "\u0000").replaceAll("'", "").replaceAll("\u0000", "'");
  expect(JSON.parse(unquoted)).toEqual({ model: 'm"1', messages: [{ role: "user", content: about.hello }] });
  expect(snippets.curl(about)).toContain("http://127.0.0.1:8786/v1/chat/completions");
  expect(snippets.curl(about)).toContain("Authorization: Bearer itk_01");
});

test("Python and JavaScript are given address and key", () => {
  for (const kind of ["python", "javascript"] as const) {
    const code = snippets[kind](about);
    expect(code).toContain('"http://127.0.0.1:8786/v1"');
    expect(code).toContain('"itk_01"');
    expect(code).toContain(JSON.stringify(about.model));
  }
});
