/** A list that is read on page by page. */
interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** Reads the next page, if there is one. One that was refused is not asked for again at once, and so without end. */
export function readOn({ hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage }: Paged): void {
  if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
}
