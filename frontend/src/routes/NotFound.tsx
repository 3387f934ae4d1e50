import { useNavigate } from "@tanstack/react-router";
import { Statement } from "@/components/door/Statement";
import { Button } from "@/components/ui/Button";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** The page at an address where there is none. */
export function NotFound() {
  const text = useText();
  const navigate = useNavigate();
  usePageTitle(text("not_found.title"));
  return (
    <Statement
      title={text("not_found.title")}
      help={text("not_found.help")}
      action={<Button onPress={() => void navigate({ to: "/" })}>{text("crash.home")}</Button>}
    />
  );
}
