import { DatabaseSync } from "node:sqlite";

const firsts = [
  "Anna",
  "Jürgen",
  "Zoë",
  "Łukasz",
  "João",
  "Chloé",
  "Giulia",
  "Владимир",
  "Ελένη",
  "فاطمة",
  "美咲",
  "अनिल",
];
const lasts = [
  "Müller",
  "Wiśniewska",
  "García",
  "Conceição",
  "Lefèvre",
  "Rossi",
  "Иванов",
  "الزهراني",
  "田中",
  "O’Brien",
];

const first = 1_700_000_000_000;
const apart = 300_000;

/**
 * Adds members to the largest organization of a house that stands still, without entries: for measuring
 * what only reads them.
 */
export function multiply(database: string, count: number): void {
  const db = new DatabaseSync(database);
  const { id } = db.prepare("SELECT id FROM organization ORDER BY id LIMIT 1").get() as { id: string };
  const member = db.prepare(
    "INSERT INTO member (organization, id, joined, email, first_name, last_name) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const role = db.prepare("INSERT INTO member_role (organization, member, role) VALUES (?, ?, 'member')");
  db.exec("BEGIN");
  for (let i = 0; i < count; i++) {
    const key = `mem_01KA${i.toString().padStart(22, "0")}`;
    const last = `${lasts[(i * 7) % lasts.length]} ${((i * 7919) % 1_000_003).toString(36)}`;
    member.run(id, key, first + i * apart, `p${i}@team${i % 50}.example`, firsts[i % firsts.length] ?? "", last);
    role.run(id, key);
  }
  db.exec("COMMIT");
  db.close();
}
