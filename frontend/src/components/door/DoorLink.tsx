import { Button } from "react-aria-components";

/** The other way through a step: a question and what answers it. */
export function DoorLink({ question, answer, onPress }: { question: string; answer: string; onPress: () => void }) {
  return (
    <p className="mbs-5 text-ink-2">
      {question}{" "}
      <Button
        onPress={onPress}
        className="cursor-pointer rounded-[3px] font-medium text-accent-text underline-offset-3 data-hovered:underline focus-visible:outline-2 focus-visible:outline-accent"
      >
        {answer}
      </Button>
    </p>
  );
}
