import assert from "node:assert/strict";
import { en } from "../../../../../src/simulator/page/i18n/en";
import { zh } from "../../../../../src/simulator/page/i18n/zh";
import { isolated } from "../../../../../src/simulator/page/parts/direction";

const turned = "evil\u202egnp.exe";
const arabic = "محمد";

describe("the page: names that turn the direction of a line", () => {
  it("turn no sentence in which they stand", () => {
    assert.equal(en.event.left([turned], 1), "evilgnp.exe left");
    assert.equal(zh.did.joined(turned), "evilgnp.exe 已入群（手动）。");
    assert.equal(en.event.renamed(arabic, turned), `Renamed from “evilgnp.exe” to “\u2068${arabic}\u2069”`);
    assert.equal(zh.event.owner(arabic, "李四"), `群主由 李四 变更为 \u2068${arabic}\u2069`);
  });

  it("can't end what keeps them apart", () => {
    assert.equal(isolated(`\u2069${arabic}\u2067`), `\u2068${arabic}\u2069`);
  });

  it("are left alone where they turn nothing", () => {
    for (const name of ["lisi", "李四", "Ann Meyer", "<script>", ""]) assert.equal(isolated(name), name);
  });
});
