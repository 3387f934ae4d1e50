/** What is wrong with one field of an input; its sentence is `field.<code>`. */
export interface FaultField {
  name: string;
  code: string;
  params?: Record<string, string>;
}

/** The shape in which both doors hand over an error. */
export interface FaultData {
  code: string;
  params?: Record<string, string> | null;
  fields?: FaultField[] | null;
  message?: string;
}

/** An error with a stable code. Pages word it from the catalogue, by that code. */
export class Fault extends Error {
  readonly code: string;
  readonly params: Record<string, string>;
  readonly fields: FaultField[];

  constructor(data: FaultData) {
    super(data.message || data.code);
    this.name = "Fault";
    this.code = data.code;
    this.params = data.params ?? {};
    this.fields = data.fields ?? [];
  }

  /** What is wrong with the field of that name, if anything. */
  field(name: string): FaultField | undefined {
    return this.fields.find((field) => field.name === name);
  }
}

/** The codes that only the page can find out. */
export const Disconnected = "disconnected";
export const TimedOut = "timed_out";

/** Makes a Fault of whatever a call was rejected with. */
export function toFault(reason: unknown): Fault {
  if (reason instanceof Fault) return reason;
  const data = parse(reason instanceof Error ? reason.message : reason);
  return new Fault(data ?? { code: "internal", message: String(reason) });
}

function parse(reason: unknown): FaultData | undefined {
  if (typeof reason === "string") {
    try {
      return parse(JSON.parse(reason));
    } catch {
      return undefined;
    }
  }
  return isFaultData(reason) ? reason : undefined;
}

function isFaultData(value: unknown): value is FaultData {
  return typeof value === "object" && value !== null && "code" in value && typeof value.code === "string";
}
