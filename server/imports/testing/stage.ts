import { openWorld, type Side } from "~/server/api/testing/world";
import { type Context, vouchForOrg } from "~/server/core/context";
import { log } from "~/server/core/log";
import type { Source } from "../adapters/source";
import { carryOn } from "../commands/carry-on";
import { type Shape, smallSource } from "./small-source";

type Clashes = Partial<Record<"experimentClash" | "modelClash", "merge" | "rename">>;

/** An organisation that imports from a small source in memory. */
export class Stage {
  readonly world: Awaited<ReturnType<typeof openWorld>>;
  readonly side: Side;
  shape: Shape = { seed: "", runs: 5, experiment: "", model: "" };
  address = "";
  #round = 0;

  constructor(world: Stage["world"], side: Side) {
    this.world = world;
    this.side = side;
  }

  static async open(): Promise<Stage> {
    const world = await openWorld();
    return new Stage(world, await world.side("A"));
  }

  /** Another source at another address. */
  next(): void {
    this.#round += 1;
    const [round, seed] = [this.#round, `s${this.#round}`];
    this.address = `https://mlflow.example.org/${round}`;
    this.shape = { seed, runs: 5, experiment: `experiment ${round}`, model: `model ${round}` };
  }

  async work(source: Source = smallSource(this.shape)): Promise<void> {
    const context: Context = {
      actor: { kind: "system", job: "import" },
      orgId: vouchForOrg(this.side.orgId),
      requestId: "test",
      log,
      now: () => new Date(),
    };
    await carryOn(
      context,
      () => false,
      () => Promise.resolve(source),
    );
  }

  find(importId: string) {
    return this.side.everyone.imports.findImport({ importId });
  }

  async checked(address = this.address): Promise<string> {
    const { id } = await this.side.everyone.imports.createImport({ source: "mlflow", address });
    await this.work();
    return id;
  }

  async imported(asked: Clashes = {}): Promise<string> {
    const importId = await this.checked();
    await this.side.everyone.imports.startImport({ importId, ...asked });
    await this.work();
    return importId;
  }

  /** `made run` with how many there were and how many an undo removed. */
  async counted(importId: string): Promise<Record<string, [number, number]>> {
    const { brought } = await this.find(importId);
    return Object.fromEntries(
      brought.map(({ kind, how, count, removed }) => [`${how} ${kind}`, [count, removed]]),
    );
  }

  async rowsOf(table: string): Promise<number> {
    const { owner } = this.world;
    const [row] = await owner<{ n: number }[]>`
      select count(*)::int as n from ${owner(table)} where org_id = ${this.side.orgId}`;
    return row?.n ?? 0;
  }
}
