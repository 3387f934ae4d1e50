import type { Browser } from "playwright-core";
import { launch } from "./chromium";
import { House } from "./house";
import { Person, type Taste } from "./person";

/** Where a story is told: a house and the browsers of whoever comes to it. */
export class Scene {
  private constructor(
    readonly browser: Browser,
    readonly house: House,
  ) {}

  static async set(): Promise<Scene> {
    return new Scene(await launch(), await House.build());
  }

  async strike() {
    await this.browser.close();
    await this.house.demolish();
  }

  /** Somebody moves into the house: they protect it, sign up and make an organization. */
  async movesIn(organization = "Atelier Nord", taste?: Taste): Promise<Person> {
    const person = await Person.sitDown(this.browser, taste);
    await person.visit(await this.house.serve());
    await person.chooseLanguage();
    await person.protect();
    await person.signUp();
    await person.createFirst(organization);
    return person;
  }

  /** Somebody comes by a link of their own, and stands before the door until `leave`. */
  async comes(): Promise<{ person: Person; leave(): Promise<void> }> {
    const { link, close } = await this.house.anotherLink();
    const person = await Person.sitDown(this.browser);
    await person.visit(link);
    const leave = async () => {
      await person.leave();
      await close();
    };
    return { person, leave };
  }
}
