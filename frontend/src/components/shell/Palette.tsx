import { Search } from "lucide-react";
import { useState } from "react";
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from "react-aria-components";
import { type Command, type CommandGroup, useCommands } from "@/components/shell/commands";
import type { Overlay } from "@/components/shell/Shell";
import { sheetClass, veilClass } from "@/components/ui/Dialog";
import { Kbd } from "@/components/ui/Kbd";
import { itemClass } from "@/components/ui/Select";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";

interface PaletteProps {
  isOpen: boolean;
  onClose: () => void;
  onOverlay: (overlay: Overlay) => void;
}

/** Every command under one search field. */
export function Palette({ isOpen, onClose, onOverlay }: PaletteProps) {
  const text = useText();
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable className={veilClass}>
      <Modal className={cx(sheetClass, "max-w-xl overflow-hidden")}>
        <Dialog aria-label={text("palette.title")} className="outline-none">
          <Commands onClose={onClose} onOverlay={onOverlay} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Commands({ onClose, onOverlay }: Omit<PaletteProps, "isOpen">) {
  const groups = useCommands(onOverlay);
  const { contains } = useFilter({ sensitivity: "base" });
  const [query, setQuery] = useState("");
  const text = useText();
  const run = (command: Command) => {
    onClose();
    command.run();
  };
  return (
    <Autocomplete filter={contains} inputValue={query} onInputChange={setQuery}>
      <SearchField
        aria-label={text("palette.help")}
        autoFocus
        className="flex items-center gap-2.5 border-be border-line px-4"
      >
        <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
        <Input
          placeholder={text("palette.help")}
          className="h-12 w-full min-w-0 bg-transparent text-lead text-ink outline-none [&::-webkit-search-cancel-button]:hidden"
        />
      </SearchField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div tabIndex={0} className="h-90 max-h-[60dvh] overflow-auto outline-none">
        <Menu
          aria-label={text("palette.title")}
          className="p-1.5 outline-none"
          renderEmptyState={() => (
            <p className="px-3 py-10 text-center text-ink-2">{text("palette.empty", { Query: query })}</p>
          )}
        >
          {groups.map((group) => (
            <Group key={group.id} group={group} onRun={run} />
          ))}
        </Menu>
      </div>
    </Autocomplete>
  );
}

function Group({ group, onRun }: { group: CommandGroup; onRun: (command: Command) => void }) {
  return (
    <MenuSection id={group.id}>
      <Header className="px-2 pbs-2 pbe-1 text-caption font-medium text-ink-3">{group.title}</Header>
      {group.commands.map((command) => (
        <MenuItem
          key={command.id}
          id={command.id}
          textValue={command.label}
          onAction={() => onRun(command)}
          className={cx(itemClass, "h-9")}
        >
          <command.icon aria-hidden className="text-ink-3" />
          <span className="min-w-0 flex-1 truncate">{command.label}</span>
          {command.keys && <Kbd keys={command.keys} />}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
