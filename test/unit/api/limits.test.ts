import assert from "node:assert/strict";
import {
  chatLimits,
  chosenChatId,
  corpQuotas,
  mediaLifeS,
  mediaLimits,
  memberQuotas,
  messageLimits,
  messageQuotas,
  minMediaBytes,
  tokenLifeS,
  useridFormat,
} from "../../../src/api/limits";

describe("WeCom's published limits", () => {
  it("are the figures of the official pages", () => {
    assert.deepEqual(chatLimits, { minMembers: 2, maxMembers: 2_000, maxNameLength: 50 });
    assert.deepEqual(
      corpQuotas.map(({ endpoint, calls, window }) => `${endpoint} ${calls}/${window}`),
      ["appchat/create 1000/day", "appchat/update 1000/hour", "any 10000/minute", "any 150000/hour"],
    );
    assert.deepEqual(
      messageQuotas.map(({ personTimes, window }) => `${personTimes}/${window}`),
      ["20000/minute", "150000/hour"],
    );
    assert.deepEqual(
      memberQuotas.map(({ messages, window }) => `${messages}/${window}`),
      ["200/minute", "10000/day"],
    );
    assert.equal(tokenLifeS, 7_200);
  });

  it("are those of each message and each kind of media", () => {
    assert.deepEqual(messageLimits, {
      textBytes: 2_048,
      markdownBytes: 2_048,
      titleBytes: 128,
      descriptionBytes: 512,
      cardUrlBytes: 1_024,
      articleUrlBytes: 2_048,
      buttonCharacters: 4,
      minArticles: 1,
      maxArticles: 8,
      authorBytes: 64,
      articleContentBytes: 681_984,
    });
    assert.deepEqual(
      Object.entries(mediaLimits).map(([type, { maxBytes }]) => `${type} ${maxBytes / 1_048_576} MB`),
      ["image 10 MB", "voice 2 MB", "video 10 MB", "file 20 MB"],
    );
    assert.deepEqual([minMediaBytes, mediaLifeS], [6, 259_200]);
  });

  it("take a chat id of 1 to 32 letters and digits", () => {
    for (const id of ["a", "Z9", "x".repeat(32)]) assert.match(id, chosenChatId);
    for (const id of ["", "a_b", "a b", "群", "x".repeat(33), "a\n"]) assert.doesNotMatch(id, chosenChatId);
  });

  it("take a userid of 1 to 64 characters that begins with a letter or digit", () => {
    for (const id of ["z", "li.si-2@corp_x", "7", "x".repeat(64)]) assert.match(id, useridFormat);
    for (const id of ["", ".a", "_a", "张三", "a b", "x".repeat(65)]) assert.doesNotMatch(id, useridFormat);
  });
});
