import assert from "node:assert/strict";
import { maxVoiceSeconds, mediaLimits } from "../../../src/api/limits";
import { extensionOf, factsOf, type MediaFacts, mediaProblems } from "../../../src/api/media-rules";

import { amr, png } from "../../helpers/media-files";

const heads = {
  jpg: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]),
  png,
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
      // WeCom asks for JPG or PNG, and not that the name says which.
      facts({ filename: "a.png", head: heads.jpg }),
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
    assert.deepEqual(mediaProblems(facts({ type: "voice", filename: "a.mp3", head: heads.amr })), [
      "must be amr for type voice, by the ending of its name",
    ]);
  });

  it("is refused where its content is something else", () => {
    assert.deepEqual(mediaProblems(facts({ head: heads.html })), [
      "must be JPG or PNG for type image, and by its content it is of another format",
    ]);
    assert.deepEqual(mediaProblems(facts({ type: "video", filename: "a.mp4", head: heads.amr })), [
      "must be MP4 for type video, and by its content it is AMR",
    ]);
  });

  it("is refused where a voice plays too long, which a look at all of it tells", async () => {
    const voice = async (seconds: number) =>
      mediaProblems({ type: "voice", filename: "a.amr", ...(await factsOf("voice", new Blob([amr(seconds)]))) });
    assert.deepEqual(await voice(maxVoiceSeconds), []);
    assert.deepEqual(await voice(maxVoiceSeconds + 1), ["plays 61 seconds, 1 more than the limit of 60"]);
  });

  it("is read no further than its type needs", async () => {
    const { head, ...others } = await factsOf("file", new Blob([amr(61)]));
    assert.deepEqual(Buffer.from(head), amr(61).subarray(0, 12));
    assert.deepEqual(others, { bytes: amr(61).length });
    const tooBig = await factsOf("voice", new Blob([new Uint8Array(mediaLimits.voice.maxBytes + 1)]));
    assert.equal(tooBig.voiceSeconds, undefined);
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
