import assert from "node:assert/strict";
import { mediaLimits } from "../../../src/api/limits";
import { extensionOf, type MediaFacts, mediaProblems } from "../../../src/api/media-rules";

const heads = {
  jpg: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]),
  png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]),
  amr: Buffer.from("#!AMR\n"),
  mp4: Buffer.from("\0\0\0\x18ftypmp42", "latin1"),
  html: Buffer.from("<html></html>"),
};

const facts = (changes: Partial<MediaFacts>): MediaFacts => ({
  type: "image",
  filename: "photo.png",
  bytes: 1_000,
  head: heads.png,
  ...changes,
});

describe("a file for a message", () => {
  it("is taken where type, name and content fit", () => {
    for (const good of [
      facts({}),
      facts({ filename: "照片.JPG", head: heads.jpg }),
      facts({ filename: "a.jpeg", head: heads.jpg }),
      facts({ type: "voice", filename: "a.amr", head: heads.amr }),
      facts({ type: "video", filename: "a.mp4", head: heads.mp4 }),
      facts({ type: "file", filename: "报告.whatever", head: heads.html }),
      facts({ type: "file", filename: "no-ending", bytes: 6 }),
    ]) {
      assert.deepEqual(mediaProblems(good), [], good.filename);
    }
  });

  it("is refused by the ending of its name", () => {
    assert.deepEqual(mediaProblems(facts({ filename: "a.gif" })), [
      "must be jpg, jpeg, png for type image, by the ending of its name",
    ]);
    assert.deepEqual(mediaProblems(facts({ type: "voice", filename: "a.mp3" })), [
      "must be amr for type voice, by the ending of its name",
    ]);
  });

  it("is refused where its content is something else", () => {
    assert.deepEqual(mediaProblems(facts({ head: heads.html })), ["is no png by its content"]);
    assert.deepEqual(mediaProblems(facts({ type: "video", filename: "a.mp4", head: heads.amr })), [
      "is no mp4 by its content",
    ]);
  });

  for (const [type, { maxBytes }] of Object.entries(mediaLimits)) {
    it(`of type ${type} has ${maxBytes} bytes at most, and 6 at least`, () => {
      const of = (bytes: number) =>
        mediaProblems(facts({ type: type as MediaFacts["type"], bytes, filename: "x", head: heads.html })).filter(
          (each) => /bytes/.test(each),
        );
      assert.deepEqual(of(maxBytes), []);
      assert.deepEqual(of(6), []);
      assert.deepEqual(of(5), ["has 5 bytes, and a file needs 6 or more"]);
      assert.deepEqual(of(maxBytes + 7), [
        `has ${maxBytes + 7} bytes, 7 more than the limit of ${maxBytes} for type ${type}`,
      ]);
    });
  }

  it("has an ending in whatever case", () => {
    assert.equal(extensionOf("报告.final.PDF"), "pdf");
    assert.equal(extensionOf("none"), "");
  });
});
