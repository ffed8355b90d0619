import assert from "node:assert/strict";

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** XML 1.0, production 2. */
const characters = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const token =
  /<\?xml[^>]*\?>|<!\[CDATA\[(?<cdata>.*?)\]\]>|<\/(?<close>[\w-]+)>|<(?<open>[\w-]+)(?<attributes>(?: [\w-]+="[^"<]*")*)(?<empty>\/?)>|(?<text>[^<]+)/gsy;

/** The root of a document of elements, attributes, texts and CDATA: as much of XML as reports use. Throws for the rest. */
export const readXml = (xml: string): Element => {
  assert.match(xml, characters);
  const open: { name: string; attributes: Record<string, string>; children: Element[]; text: string }[] = [
    { name: "", attributes: {}, children: [], text: "" },
  ];
  let end = 0;
  for (const match of xml.matchAll(token)) {
    end = match.index + match[0].length;
    const { cdata, close, open: name, attributes = "", empty, text } = match.groups ?? {};
    const parent = open.at(-1);
    assert.ok(parent);
    if (cdata !== undefined) parent.text += cdata;
    if (text !== undefined) {
      assert.doesNotMatch(text, /\]\]>/);
      parent.text += unescaped(text);
    }
    if (close !== undefined) {
      assert.equal(close, parent.name);
      open.pop();
    }
    if (name !== undefined) {
      const element = { name, attributes: attributesOf(attributes), children: [], text: "" };
      parent.children.push(element);
      if (empty === "") open.push(element);
    }
  }
  assert.equal(end, xml.length, `no XML: ${xml.slice(end, end + 60)}`);
  const [root] = open[0]?.children ?? [];
  assert.ok(root && open.length === 1);
  return root;
};

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, unescaped(value)]),
  );

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(/&(#x[\da-fA-F]+|#\d+|\w+);|&/g, (whole, name: string | undefined) => {
    const character = name?.startsWith("#")
      ? String.fromCodePoint(Number(name.replace("#x", "0x").replace("#", "")))
      : entities[name ?? ""];
    assert.ok(character !== undefined, `no entity: ${whole}`);
    return character;
  });
