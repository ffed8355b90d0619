import type { Simulator } from "../../src/simulator";
import { amr, mp4 } from "../helpers/media-files";
import { assertOk, Talk } from "../integration/simulator/talk";

/** One dot, which browsers show. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
const markdown = `# Release 7
**Version** \`7.0.3\`, see [the notes](https://example.com/7)
> coverage <font color="info">91 %</font>
<@ann> please look`;

/** Makes the chat `team` with a message of each of the nine types in it, and changes by API and by hand. */
export async function playNineTypes(simulator: Simulator): Promise<void> {
  const talk = new Talk(simulator);
  assertOk(await talk.create({ name: "Team", userlist: ["ann", "ben", "cem"] }));
  const upload = async (type: string, filename: string, content: Uint8Array<ArrayBuffer>): Promise<string> =>
    (await talk.upload(type, filename, content)).json.media_id;
  const image = await upload("image", "chart.png", png);
  const sent = [
    ["text", { content: "Hello <@ben>, see https://example.com/plain.", mentioned_list: ["cem"] }, { safe: 1 }],
    ["image", { media_id: image }],
    ["voice", { media_id: await upload("voice", "note.amr", amr(1)) }],
    ["video", { media_id: await upload("video", "demo.mp4", mp4), title: "A demo", description: "of it" }],
    ["file", { media_id: await upload("file", "报告.pdf", Buffer.from("a report")) }],
    ["textcard", { title: "A card", description: '<div class="gray">today</div>now', url: "https://example.com/card" }],
    [
      "news",
      {
        articles: [
          {
            title: "First article",
            description: "in short",
            url: "https://example.com/1",
            picurl: "https://example.com/1.png",
          },
          { title: "Second article", url: "https://example.com/2" },
        ],
      },
    ],
    ["mpnews", { articles: [{ title: "Opening", thumb_media_id: image, content: "<p>Body</p>", digest: "A digest" }] }],
    ["markdown", { content: markdown }],
  ] as const;
  for (const [msgtype, content, more] of sent) assertOk(await talk.send(msgtype, content, more));
  simulator.byHand.join("team", "dan");
  assertOk(await talk.post("update", { chatid: "team", name: "Team 7", del_user_list: ["cem"] }));
  await talk.get("none");
  simulator.inject({ path: "/cgi-bin/appchat/get", times: 2, errcode: -1 });
  simulator.inject({ path: "/cgi-bin/appchat/send", match: { chatid: "team" }, delayMs: 10 });
}
