import { LongText } from "@/components/ui/LongText";
import { useText } from "@/lib/i18n";

interface MessageProps {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** A few words for those who are invited. */
export function MessageField(props: MessageProps) {
  const text = useText();
  return <LongText name="message" label={text("invite.message")} hideLabel maxLength={1000} {...props} />;
}
