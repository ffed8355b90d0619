import { chatDrift, opaqueDrift } from "../../../../src/drift/chat-drift";
import { compare } from "../../../../src/drift/compare";
import { directoryOf } from "../../../../src/drift/directory";
import { summarize } from "../../../../src/drift/summarize";
import { WeComApiError } from "../../../../src/errors";
import { chatOf, encrypted, live, managedChat, plain, resourceOf } from "../stacks";

const foreign = () =>
  new WeComApiError({
    endpoint: "appchat/get",
    errcode: 86008,
    errmsg: `no privilege, hint: [${Math.random()}]`,
    kind: "foreign",
    hint: "Another app of this corp made the chat.",
    mayHaveArrived: false,
  });

const compared = (chat: ReturnType<typeof managedChat>, changes: Parameters<typeof live>[0]) =>
  chatDrift(chat, { kind: "compared", difference: compare(chat, live(changes), directoryOf([chat])) });

const many = Array.from({ length: 25 }, (_, index) => `guest${String(index).padStart(2, "0")}`);

/** A chat of each finding, among them names that mean something to a format. */
export const someReport = () => {
  const sealed = chatOf(resourceOf("sealed", { members: encrypted() }));
  if (sealed.kind !== "opaque") throw new Error("it can be read");
  return summarize([
    compared(managedChat("same"), {}),
    compared(managedChat("all"), { name: "a|`b`<c>\u001b[31m", owner: "zhangsan", userList: ["zhangsan", "ghost"] }),
    compared(managedChat("crowd"), { userList: [...live().userList, ...many] }),
    compared(managedChat("secret", { members: plain({ lisi: "member", wangwu: "member" }), __secrets: ["members"] }), {
      userList: ["lisi", "ghost", "other"],
    }),
    compared(managedChat("broken", { __unsettled: { name: true } }), {}),
    chatDrift(managedChat("gone", { name: "旧群" }), { kind: "gone" }),
    chatDrift(managedChat("foreign1"), { kind: "failed", error: foreign() }),
    opaqueDrift(sealed),
    chatDrift(managedChat("foreign2"), { kind: "failed", error: foreign() }),
  ]);
};

/** A report in which a thousand chats drifted, and as many can't be read for a reason each. */
export const longReport = () =>
  summarize(
    Array.from({ length: 2_000 }, (_, index) =>
      index % 2
        ? compared(managedChat(`chat${index}`), { userList: ["lisi", "wangwu", ...many] })
        : chatDrift(managedChat(`chat${index}`), { kind: "failed", error: new Error(`reason ${index}`) }),
    ),
  );
