import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../src/api/clock";
import { endpoints } from "../../../src/api/endpoints";
import { apiError } from "../../../src/api/failure";
import { MediaApi } from "../../../src/api/media";
import { explained } from "../../../src/app-chat-message/explained";
import { sendMessage } from "../../../src/app-chat-message/send";
import { isWeComApiError } from "../../../src/errors";

const spec = { chatId: "c1", text: { content: 'say "hush"' }, textcard: { title: "open" } };
const secret =
  (...names: readonly string[]) =>
  (argument: string) =>
    names.includes(argument);

describe("the failure of a sending", () => {
  it("names the chat that WeCom doesn't know or that is another app's, and says what to compare", () => {
    for (const errcode of [86001, 86003, 40050, 49008, 86008]) {
      const { message } = explained(apiError(endpoints.send, errcode, "invalid chatid"), spec, secret());
      assert.ok(message.startsWith(`appchat/send answered ${errcode} for the chat "c1": invalid chatid\n`), message);
      assert.match(message, errcode === 86008 ? /Another app/ : /does the chat exist, and was it made by this app\?/);
    }
    const { message } = explained(apiError(endpoints.send, 86001, "invalid chatid"), spec, secret("chatId"));
    assert.doesNotMatch(message, /c1/);
  });

  it("says what to do with a voice that WeCom calls too long", () => {
    assert.match(apiError(endpoints.upload, 45007, "playtime out of limit").message, /60 seconds at most: cut it/);
  });

  it("doesn't repeat what is secret, in whichever form WeCom does, and is the same failure", () => {
    const failure = apiError(endpoints.send, -1, `busy with say "hush", ${JSON.stringify(spec)} to open`);
    const told = explained(failure, spec, secret("text"));
    assert.ok(isWeComApiError(told));
    assert.doesNotMatch(told.message + told.errmsg, /hush/);
    assert.match(told.message, /^appchat\/send answered -1: busy with \[secret\], .* to open$/);
    assert.equal(told.mayHaveArrived, true);
  });

  it("doesn't repeat what a secret file is called, which became another since the check", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wecom-"));
    const path = join(folder, "hush.pdf");
    const source = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", hash: "h", path };
    const sender = {
      appChat: { send: () => assert.fail("it was sent") },
      media: new MediaApi(() => assert.fail("it was uploaded")),
      clock: systemClock,
    };
    const file = { chatId: "c1", file: { source } };
    const told = async (isSecret: (argument: string) => boolean): Promise<string> => {
      const failure = await sendMessage(sender, file).catch((error: Error) => error);
      assert.ok(failure instanceof Error);
      return explained(failure, file, isSecret).message;
    };
    assert.match(await told(secret("file")), /^the file can't be read: ENOENT: .*\[secret\]'$/);
    assert.match(await told(secret()), /hush\.pdf/);
    writeFileSync(path, "12345");
    assert.equal(await told(secret("file")), "the file [secret] has 5 bytes, and a file needs 6 or more");
    rmSync(folder, { recursive: true });
  });

  it("is left as it is where WeCom didn't answer", () => {
    const failure = new Error("a bug");
    assert.equal(
      explained(failure, spec, () => true),
      failure,
    );
  });
});
