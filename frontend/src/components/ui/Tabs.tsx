import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel, TabPanels } from "react-aria-components";

/** One of several views of the same thing. */
export interface TabView {
  id: string;
  title: string;
  count?: string;
  content: ReactNode;
}

/** Several views of the same thing, one at a time. */
export function Tabs({ label, views }: { label: string; views: TabView[] }) {
  return (
    <AriaTabs className="flex flex-col gap-5">
      <TabList aria-label={label} items={views} className="flex gap-5 border-be border-line">
        {(view) => (
          <Tab className="-mbe-px flex h-9 cursor-default items-center gap-1.5 border-be-2 border-transparent px-px font-medium text-ink-2 outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:text-ink data-selected:border-accent data-selected:text-ink">
            {view.title}
            {view.count && <span className="font-normal text-ink-3">{view.count}</span>}
          </Tab>
        )}
      </TabList>
      <TabPanels items={views}>{(view) => <TabPanel className="outline-none">{view.content}</TabPanel>}</TabPanels>
    </AriaTabs>
  );
}
