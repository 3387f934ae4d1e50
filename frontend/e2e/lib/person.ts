import axe from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { passphrase } from "./house";
import { type Words, words } from "./words";

export const camille = {
  firstName: "Camille",
  lastName: "Moreau",
  email: "camille@atelier-nord.example",
  password: "correct-harbour-violet-nine",
};

export const jonas = {
  firstName: "Jonas",
  lastName: "Keller",
  email: "jonas@keller-und-co.example",
  password: "seven-lanterns-over-the-quay",
};

/** Camille once she has changed her password. */
export const renewed = { ...camille, password: "another-harbour-violet-nine" };

/** The headings of the pages that the sidebar leads to. */
const titles = {
  workspaces: "nav.workspaces",
  general: "general.title",
  members: "members.title",
  playground: "nav.playground",
  usage: "usage.title",
  models: "nav.models",
  subscriptions: "subscriptions.title",
  activity: "activity.page.title",
  profile: "profile.title",
  security: "security.title",
  preferences: "preferences.title",
  settings: "settings.title",
} as const;

export interface Taste {
  language?: string;
  dark?: boolean;
  width?: number;
  height?: number;
}

/** Somebody at a browser of their own: what they read, press and type. */
export class Person {
  readonly t: Words;
  /** What went wrong in the page: errors, breaches of its policy, requests that would leave the machine. */
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly language: string,
  ) {
    this.t = words(language);
    this.listen();
  }

  static async sitDown(browser: Browser, taste: Taste = {}): Promise<Person> {
    const language = taste.language ?? "en";
    const context = await browser.newContext({
      locale: language,
      colorScheme: taste.dark ? "dark" : "light",
      viewport: { width: taste.width ?? 1280, height: taste.height ?? 860 },
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(30_000);
    return new Person(context, await context.newPage(), language);
  }

  private listen() {
    this.page.on("pageerror", (error) => this.complaints.push(`error: ${error.message}`));
    this.page.on("console", (message) => {
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
        this.complaints.push(`console: ${message.text()}`);
      }
    });
    this.page.on("request", (request) => {
      if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) {
        this.complaints.push(`left the machine: ${request.url()}`);
      }
    });
  }

  leave() {
    return this.context.close();
  }

  async visit(link: string) {
    await this.page.goto(link);
  }

  field(key: string, params?: Record<string, string | number>) {
    return this.page.getByLabel(this.t(key, params), { exact: true });
  }

  /** Types a password, and waits until it has been judged. */
  async judged(key: string, password: string) {
    const judgement = this.page.waitForResponse(/\/rpc\/Account\.Strength$/);
    await this.field(key).fill(password);
    await (await judgement).finished();
  }

  /** Presses a button that can be pressed: not one behind an open dialog. */
  async press(key: string, params?: Record<string, string | number>) {
    const button = this.page.getByRole("button", { name: this.t(key, params), exact: true });
    await button.and(this.page.locator(":not([inert] *)")).click();
  }

  /** Presses Tab until the thing that is named has the focus. */
  async tabTo(key: string, params?: Record<string, string | number>) {
    const name = this.t(key, params);
    for (let i = 0; i < 60; i++) {
      const focused = await this.page.evaluate(() => {
        const e = document.activeElement as HTMLElement | null;
        const label = (e as HTMLInputElement | null)?.labels?.[0]?.textContent;
        return e?.getAttribute("aria-label") ?? label ?? e?.textContent ?? "";
      });
      if (focused.trim() === name) {
        return;
      }
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reached ${name}`);
  }

  /** Waits for the heading of a screen. */
  async sees(key: string, params?: Record<string, string | number>) {
    await this.page.getByRole("heading", { name: this.t(key, params), exact: true }).waitFor();
  }

  async chooseLanguage() {
    await this.sees("door.language.title");
    await this.press("action.continue");
  }

  async protect() {
    await this.sees("door.protect.title");
    await this.field("door.protect.label").fill(passphrase);
    await this.field("door.protect.again").fill(passphrase);
    await this.press("door.protect.submit");
  }

  async unlockHouse(secret = passphrase) {
    await this.sees("door.unlock.title");
    await this.field("door.unlock.label").fill(secret);
    await this.press("door.unlock.submit");
  }

  async signUp(who = camille) {
    await this.sees("door.sign_up.title");
    await this.field("door.sign_up.first_name").fill(who.firstName);
    await this.field("door.sign_up.last_name").fill(who.lastName);
    await this.field("door.sign_up.email").fill(who.email);
    await this.field("door.sign_up.password").fill(who.password);
    await this.press("action.continue");
  }

  async signIn(who = camille, password = who.password) {
    await this.sees("door.sign_in.title");
    await this.field("door.sign_up.email").fill(who.email);
    await this.field("door.sign_up.password").fill(password);
    await this.press("door.sign_in.submit");
  }

  async createFirst(name: string) {
    await this.sees("door.organization.create.title");
    await this.field("door.organization.create.name").fill(name);
    await this.press("door.organization.create.submit");
    await this.sees("general.title");
  }

  /** Opens an organization from the list that follows signing in, and arrives at a page of it. */
  async open(name: string, page = "general.title") {
    await this.sees("door.organization.choose.title");
    await this.page.getByRole("button", { name }).click();
    await this.sees(page);
  }

  async goTo(section: keyof typeof titles) {
    const sections = this.page.getByRole("navigation", { name: this.t("nav.label"), exact: true });
    await sections.getByRole("link", { name: this.t(`nav.${section}`), exact: true }).click();
    await this.sees(titles[section]);
  }

  async rename(name: string) {
    await this.goTo("general");
    await this.field("general.name").fill(name);
    await this.press("action.save");
    await this.page
      .getByText(this.t("general.renamed", { Name: name }))
      .first()
      .waitFor();
  }

  /** Asks the program itself, past the page: to set the scene for what is tested. */
  async ask<View>(method: string, input: object): Promise<View> {
    const answer = await this.page.evaluate(
      async ([path, body]) => {
        const key = localStorage.getItem("intendant.key") ?? "";
        const headers = { "Content-Type": "application/json", "Intendant-Key": key };
        return (await fetch(path, { method: "POST", headers, body })).json();
      },
      [`/rpc/${method}`, JSON.stringify(input)] as const,
    );
    if (answer.error) {
      throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
    }
    return answer.result as View;
  }

  /** What axe finds wrong with the screen as it is, light and dark, in words that name the place. */
  async findings(): Promise<string[]> {
    const light = await this.examined();
    await this.page.emulateMedia({ colorScheme: "dark" });
    // The other light changes colours and nothing else.
    const dark = await this.examined("color-contrast");
    await this.page.emulateMedia({ colorScheme: "light" });
    return [...light, ...dark.map((finding) => `dark, ${finding}`)];
  }

  // The page has no frames, so axe may run in it as it is: by its own driver each run takes another blank page.
  private async examined(...rules: string[]): Promise<string[]> {
    if (!(await this.page.evaluate(() => "axe" in window))) await this.page.evaluate(axe.source);
    return this.page.evaluate(async (runOnly) => {
      const examine = (window as unknown as { axe: typeof axe }).axe;
      // React Aria's announcer keeps what it has said for some seconds, after what it pointed at has gone.
      const context = { exclude: ["[data-live-announcer]"] };
      // An open menu hides the page behind it, with its main part and its heading.
      const hidden = ':is([aria-hidden="true"], [inert])';
      const enabled = document.querySelector(`${hidden} main, main${hidden}`) === null;
      const rules = { "landmark-one-main": { enabled }, "page-has-heading-one": { enabled } };
      const options = {
        resultTypes: ["violations" as const],
        rules,
        ...(runOnly.length > 0 && { runOnly, rules: {} }),
      };
      const { violations } = await examine.run(context, options);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ any, html }) => `${id}: ${any[0]?.message ?? ""} ${html.slice(0, 300)}`),
      );
    }, rules);
  }
}
