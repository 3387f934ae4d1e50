import { access } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Display } from "./display";
import { passphrase } from "./house";
import { camille } from "./person";
import { until } from "./process";

/** Asks a data folder's database until it has a row. */
export async function row(data: string, query: string, ...params: string[]): Promise<Record<string, unknown>> {
  return until(query, 15_000, () => {
    try {
      const db = new DatabaseSync(join(data, "intendant.db"), { readOnly: true });
      try {
        return db.prepare(query).get(...params) as Record<string, unknown> | undefined;
      } finally {
        db.close();
      }
    } catch {
      return undefined; // not there yet
    }
  });
}

/** Types a person's way into a new house, from the language to an organization. */
export async function typeIn(display: Display, data: string, organization: string): Promise<void> {
  await display.window("Intendant");
  await display.pressPrimary(); // the language stays

  await display.primary();
  display.type(passphrase);
  display.key("Tab", "Tab"); // past the button that shows it
  display.type(passphrase);
  display.key("Return");
  await until("the sealed key", 15_000, () =>
    access(join(data, "key.age")).then(
      () => true,
      () => false,
    ),
  );

  await display.primary();
  for (const text of [camille.firstName, camille.lastName, camille.email]) {
    display.type(text);
    display.key("Tab");
  }
  display.type(camille.password);
  display.key("Return");
  await row(data, "SELECT 1 FROM account WHERE email = ?", camille.email);

  await display.primary();
  display.type(organization);
  display.key("Return");
  await row(data, "SELECT 1 FROM organization WHERE name = ?", organization);
}
