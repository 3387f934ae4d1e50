import { expect, test, vi } from "vitest";
import { readOn } from "@/lib/readOn";

const list = { hasNextPage: true, isFetchingNextPage: false, isFetchNextPageError: false };

test("the next page is read where there is one, once, and not again and again after a refusal", () => {
  const fetchNextPage = vi.fn(async () => undefined);
  readOn({ ...list, fetchNextPage });
  expect(fetchNextPage).toHaveBeenCalledOnce();
  readOn({ ...list, hasNextPage: false, fetchNextPage });
  readOn({ ...list, isFetchingNextPage: true, fetchNextPage });
  readOn({ ...list, isFetchNextPageError: true, fetchNextPage });
  expect(fetchNextPage).toHaveBeenCalledOnce();
});
