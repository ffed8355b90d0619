import assert from "node:assert/strict";
import fc from "fast-check";
import { boundaryOf, partsOf } from "../../../../src/simulator/wire/multipart";

const form = (disposition: string, content = "abc") =>
  Buffer.from(
    `--X\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: text/plain\r\n\r\n${content}\r\n--X--\r\n`,
  );
const partOf = (disposition: string) => {
  const [part] = partsOf(form(disposition), "X");
  return { name: part?.name, filename: part?.filename, extendedFilename: part?.extendedFilename };
};

describe("simulator: multipart forms", () => {
  it("are told by their content type, and their boundary is in it", () => {
    for (const [contentType, boundary] of [
      ["multipart/form-data; boundary=X", "X"],
      ['Multipart/Form-Data; charset=utf-8; boundary="a b"', "a b"],
      ["multipart/form-data", ""],
      ["application/json", undefined],
      ["multipart/mixed; boundary=X", undefined],
      [null, undefined],
    ] as const)
      assert.equal(boundaryOf(contentType), boundary, String(contentType));
  });

  it("name a file as UTF-8, in all ways in which clients write it", () => {
    const none = { filename: undefined, extendedFilename: undefined };
    for (const [disposition, expected] of [
      ['name="media"; filename="报告.pdf"', { filename: "报告.pdf" }],
      ['name="media";filename="a.pdf"; filelength=3', { filename: "a.pdf" }],
      ['name="media"; filename="a\u2028b.pdf"', { filename: "a\u2028b.pdf" }],
      ["name=media; filename=a.pdf", { filename: "a.pdf" }],
      ['name="media"; filename="a;b=c.pdf"', { filename: "a;b=c.pdf" }],
      ['name="media"; filename="a%22b.pdf"', { filename: 'a"b.pdf' }],
      ['name="media"; filename="a\\"b.pdf"', { filename: 'a"b.pdf' }],
      ['name="media"; filename="C:\\dir\\a.pdf"', { filename: "C:\\dir\\a.pdf" }],
      ["name=\"media\"; filename*=UTF-8''%E6%8A%A5.pdf", { extendedFilename: "报.pdf" }],
      [
        'name="media"; filename="a.pdf"; filename*=utf-8\'zh\'%E6%8A%A5.pdf',
        { filename: "a.pdf", extendedFilename: "报.pdf" },
      ],
      ["name=\"media\"; filename*=UTF-8''%E6%8A", {}],
      ['name="media"', {}],
    ] as const)
      assert.deepEqual(partOf(disposition), { name: "media", ...none, ...expected }, disposition);
  });

  it("have no parts where they are broken", () => {
    for (const body of ["", "abc", "--X", "--X\r\n", "--X\r\nContent-Type: a/b\r\n\r\nno end", "--Y\r\n\r\n\r\n--Y--"])
      assert.deepEqual(partsOf(Buffer.from(body), "X"), [], body);
    assert.deepEqual(partsOf(form('name="media"'), ""), []);
  });

  it("may have an empty part", () => assert.equal(partsOf(form('name="media"', ""), "X")[0]?.content.length, 0));

  it("come out as what undici made of them, whatever the bytes and names are", () => {
    // What the HTML standard doesn't write so that it can be read back: line ends, and %22 for a quote.
    const anyName = fc.string({ unit: "binary", minLength: 1 }).filter((name) => !/[\r\n%\\]/.test(name));
    const anyFile = fc.record({ name: anyName, filename: anyName, content: fc.uint8Array() });
    return fc.assert(
      fc.asyncProperty(fc.array(anyFile, { maxLength: 3 }), async (files) => {
        const sent = new FormData();
        for (const { name, filename, content } of files) sent.append(name, new Blob([content.slice()]), filename);
        const request = new Request("http://localhost", { method: "POST", body: sent });
        const boundary = boundaryOf(request.headers.get("content-type")) ?? "";
        const parts = partsOf(Buffer.from(await request.arrayBuffer()), boundary);
        assert.deepEqual(
          parts.map(({ name, filename, content }) => ({ name, filename, content: content.toString("hex") })),
          files.map(({ content, ...names }) => ({ ...names, content: Buffer.from(content).toString("hex") })),
        );
      }),
    );
  });
});
