import { type ReactNode, useState } from "react";
import { LinkButton } from "@/components/ui/LinkButton";
import { useText } from "@/lib/i18n";

interface EitherCode {
  code: string;
  isComplete: boolean;
  field: { kind: "six" | "recovery"; label: string; help?: string; value: string; onChange: (code: string) => void };
  /** The way from one kind to the other. */
  toggle: ReactNode;
}

/** A code of the app or, when the app is out of reach, one of the recovery codes. */
export function useEitherCode(): EitherCode {
  const [kind, setKind] = useState<"six" | "recovery">("six");
  const [code, setCode] = useState("");
  const text = useText();
  const isApp = kind === "six";
  const change = () => {
    setKind(isApp ? "recovery" : "six");
    setCode("");
  };
  return {
    code,
    isComplete: isApp ? code.length === 6 : code.trim() !== "",
    field: {
      kind,
      label: text(isApp ? "mfa.code" : "mfa.recovery.code"),
      help: text(isApp ? "mfa.code.help" : "mfa.recovery.code.help"),
      value: code,
      onChange: setCode,
    },
    toggle: <LinkButton onPress={change}>{text(isApp ? "mfa.use_recovery" : "mfa.use_app")}</LinkButton>,
  };
}
