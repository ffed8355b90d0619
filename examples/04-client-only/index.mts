// Node 22.19 and newer run it as it is: WECOM_CORP_ID=… WECOM_CORP_SECRET=… node index.mts
// (in this repository: npm run -s node -- examples/04-client-only/index.mts)
import { isWeComApiError, WeComClient } from "pulumi-wecom/client";

const { WECOM_CORP_ID = "", WECOM_CORP_SECRET = "", WECOM_BASE_URL } = process.env;

const client = new WeComClient({
  corpId: WECOM_CORP_ID,
  corpSecret: WECOM_CORP_SECRET,
  ...(WECOM_BASE_URL ? { baseUrl: WECOM_BASE_URL } : {}),
});

try {
  const { chatId } = await client.appChat.create({
    name: "Made by a script",
    owner: "lisi",
    userList: ["lisi", "sunqi", "zhangsan"],
  });
  await client.appChat.update({ chatId, addUserList: ["wangwu"], delUserList: ["zhangsan"] });
  console.log(await client.appChat.get(chatId));

  console.log("And a mistake, on purpose: the owner can't leave without a new one.");
  await client.appChat.update({ chatId, delUserList: ["lisi"] });
} catch (error) {
  // HTTP is always 200; the kind of failure comes from WeCom's errcode, and the message says what to do.
  if (!isWeComApiError(error)) throw error;
  console.log(`Refused as ${error.kind}: ${error.message}`);
  if (error.kind === "config") process.exitCode = 1;
} finally {
  await client.close();
}
