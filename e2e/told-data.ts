import type { APIRequestContext } from "playwright/test";
import { mustWork } from "./admin";

/** Tells of two versions of some data, as a pipeline would over the API: the second one breaks readers. */
export async function tellData(
  request: APIRequestContext,
  { token, name }: { token: string; name: string },
): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const post = async (path: string, data: object) =>
    mustWork(await request.post(`/api/v1/datasets/${name}/${path}`, { data, headers }));
  const amount = {
    values: 990,
    nulls: 10,
    distinct: 900,
    distinctExact: true,
    min: 1,
    max: 250,
    mean: 60,
    quantiles: [{ share: 0.5, value: 48 }],
    histogram: [
      { from: 0, to: 125, count: 800 },
      { from: 125, to: 250, count: 190 },
    ],
  };
  const told = { sourceType: "warehouse", source: "orders_daily", rowCount: 1000 };
  await post("versions", {
    ...told,
    digest: "first",
    columns: [
      { name: "order", type: "int64", canBeMissing: false },
      { name: "amount", type: "double", canBeMissing: true, profile: amount },
    ],
  });
  await post("versions", {
    ...told,
    digest: "second",
    columns: [{ name: "amount", type: "string", canBeMissing: true }],
  });
  await post("versions/2/quality", {
    results: [{ rule: "fresh rows arrived", outcome: "passed", observed: "1000 rows" }],
  });
}
