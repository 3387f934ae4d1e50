import { Component, type ReactNode } from "react";
import { Statement } from "@/components/door/Statement";
import { Button } from "@/components/ui/Button";
import { useText } from "@/lib/i18n";

interface State {
  broken: boolean;
}

/** Catches what a page could not handle and offers a way out. */
export class Crash extends Component<{ children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

/** The page that stands in for one that has broken down. */
export function Broken() {
  const text = useText();
  return (
    <Statement
      title={text("crash.title")}
      help={text("crash.help")}
      action={<Button onPress={startAgain}>{text("action.reload")}</Button>}
    />
  );
}

function startAgain(): void {
  window.location.hash = "";
  window.location.reload();
}
