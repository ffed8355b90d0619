import assert from "node:assert/strict";
import { inspect } from "node:util";
import fc from "fast-check";
import { Redactor, Secret } from "../../../src/api/redact";

describe("a secret", () => {
  const secret = new Secret("hunter2");

  it("is told to who asks for it", () => assert.equal(secret.reveal(), "hunter2"));

  it("is masked by every way to show it", () => {
    const shown = [
      `${secret}`,
      String(secret),
      JSON.stringify({ secret }),
      inspect(secret),
      inspect({ deep: { secret } }, { depth: null, showHidden: true, customInspect: true }),
      inspect(secret, { customInspect: false, showHidden: true }),
      Object.entries(secret).join(),
    ];
    for (const text of shown) assert.doesNotMatch(text, /hunter2/);
    assert.equal(`${secret}`, "[secret]");
  });
});

describe("taking secrets out of a text", () => {
  const clean = (text: string, ...secrets: string[]) => {
    const redactor = new Redactor();
    for (const secret of secrets) redactor.hide(secret);
    return redactor.clean(text);
  };

  it("masks each place", () => assert.equal(clean("a hunter2 b hunter2", "hunter2"), "a [secret] b [secret]"));

  it("masks what it hides later, too", () => {
    const redactor = new Redactor();
    assert.equal(redactor.clean("one two"), "one two");
    redactor.hide("one");
    redactor.hide("two");
    assert.equal(redactor.clean("one two"), "[secret] [secret]");
  });

  it("leaves nothing of a secret that begins as another does", () => {
    assert.equal(clean("token-long", "token", "token-long"), "[secret]");
    assert.equal(clean("token-long", "token-long", "token"), "[secret]");
  });

  it("leaves nothing of secrets that overlap, and its own mask as it is", () => {
    assert.equal(clean("abcd", "abc", "bcd"), "[secret]");
    assert.equal(clean("aaa b", "aa"), "[secret] b");
    assert.equal(clean("a token", "token", "t", "secret"), "a [secret]");
  });

  it("does nothing for an empty secret", () => assert.equal(clean("text", ""), "text"));

  it("masks a secret as it stands in a URL and in JSON", () => {
    const secret = 'a+b/c d"e\\f=!';
    const forms = [
      secret,
      encodeURIComponent(secret),
      encodeURIComponent(secret).toLowerCase(),
      new URLSearchParams({ secret }).toString().replace("secret=", ""),
      JSON.stringify(secret).slice(1, -1),
      JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/"),
    ];
    for (const form of forms) assert.equal(clean(`<${form}>`, secret), "<[secret]>");
  });

  // Eight characters at least, as WeCom's have: of a shorter one even the mask may be a part.
  const anySecret = fc.oneof(
    fc.base64String({ minLength: 8 }),
    fc.string({ minLength: 8, unit: "grapheme" }),
    fc.stringMatching(/^[0-9A-Za-z_-]{8,64}$/),
  );
  const forms = (secret: string) => [
    secret,
    encodeURIComponent(secret),
    new URL(`https://a.test/?x=${encodeURIComponent(secret)}`).href.slice(18),
    new URLSearchParams({ secret }).toString().slice("secret=".length),
    JSON.stringify(secret).slice(1, -1),
  ];

  it("never leaves a secret, whatever is around it", () => {
    fc.assert(
      fc.property(fc.array(anySecret, { minLength: 1, maxLength: 3 }), fc.array(fc.string()), (secrets, between) => {
        const parts = secrets.flatMap((secret, index) =>
          forms(secret).flatMap((form) => [between[index] ?? " ", form]),
        );
        const cleaned = clean(parts.join(""), ...secrets);
        for (const secret of secrets.filter((each) => !"[secret][secret]".includes(each))) {
          assert.ok(!cleaned.includes(secret), cleaned);
        }
      }),
    );
  });
});
