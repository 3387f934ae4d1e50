import { Building2, ChevronRight } from "lucide-react";
import { Button } from "react-aria-components";
import type { OrganizationRef } from "@/lib/bindings";

interface ChoicesProps {
  organizations: OrganizationRef[];
  onChoose: (id: string) => void;
}

/** Organizations to open, at the door. */
export function Choices({ organizations, onChoose }: ChoicesProps) {
  return (
    <ul className="flex flex-col gap-2">
      {organizations.map(({ id, name }) => (
        <li key={id}>
          <Button
            onPress={() => onChoose(id)}
            className="flex h-11 w-full cursor-default items-center gap-2.5 rounded-md border border-control bg-surface px-3 shadow-card transition-colors data-hovered:border-ink-3 data-hovered:bg-hover focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent"
          >
            <Building2 aria-hidden className="size-4 text-ink-3" />
            <span className="min-w-0 flex-1 truncate text-start font-medium">
              <bdi>{name}</bdi>
            </span>
            <ChevronRight aria-hidden className="size-4 text-ink-3 rtl:-scale-x-100" />
          </Button>
        </li>
      ))}
    </ul>
  );
}
