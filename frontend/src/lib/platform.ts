/** Whether shortcuts are made with ⌘ rather than Ctrl. */
export const isMac = /mac|iphone|ipad/i.test(navigator.platform);
