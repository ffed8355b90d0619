/** A process that answers every request as WeCom answers `appchat/get`, as fast as Node can; sends its port to its parent. */
import { createServer } from "node:http";

const chat = {
  errcode: 0,
  errmsg: "ok",
  access_token: "token",
  expires_in: 7200,
  chat_info: {
    chatid: "bench",
    name: "Bench",
    owner: "user0",
    userlist: Array.from({ length: 20 }, (_, index) => `user${index}`),
  },
};
const text = JSON.stringify(chat);
const headers = { "content-type": "application/json; charset=UTF-8", "content-length": Buffer.byteLength(text) };

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, headers).end(text);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") process.send?.(address?.port);
});
process.once("disconnect", () => process.exit(0));
