/** The pages about workspaces; API keys of all of them join them. */
export function WorkspacesTabs() {
  return null;
}
