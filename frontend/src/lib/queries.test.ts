import { expect, test } from "vitest";
import { Fault } from "@/lib/fault";
import { queries } from "@/lib/queries";

const read = async (fault: string) => {
  const queryKey = ["organization", "secret", fault];
  queries.setQueryData(queryKey, "what was seen before");
  const refuse = () => Promise.reject(new Fault({ code: fault }));
  await queries.fetchQuery({ queryKey, queryFn: refuse, staleTime: 0 }).catch(() => undefined);
  return queries.getQueryState(queryKey);
};

test("what somebody may no longer see goes from the page, what can't be read just now stays", async () => {
  expect(await read("permission.denied")).toMatchObject({ data: undefined, status: "error" });
  expect(await read("not_found")).toMatchObject({ data: undefined });
  expect(await read("disconnected")).toMatchObject({ data: "what was seen before" });
});
