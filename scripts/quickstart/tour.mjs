import { relative } from "node:path";

/** @typedef {import("./project.mjs").Project} Project */
/** @typedef {import("./simulator.mjs").RunningSimulator} RunningSimulator */

const isTerminal = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
let steps = 0;

/** @type {(title: string) => void} */
export function step(title) {
  steps += 1;
  const heading = `${steps}. ${title}`;
  console.log(
    `\n${isTerminal ? `\u001b[1;36m${heading}\u001b[0m` : heading}\n${"─".repeat(Math.min(heading.length, 100))}`,
  );
}

/** @type {(text: string) => void} */
export function say(text) {
  console.log(text);
}

/** The command as a person would type it. @type {(command: string) => void} */
function typed(command) {
  console.log(`\n$ ${command}`);
}

/** Whom the pull request of the tour takes out of the example. */
export const replaced = '"wangwu"';

const up = ["up", "--yes", "--skip-preview", "--diff"];

/** @type {(project: Project, simulator: RunningSimulator) => Promise<void>} */
export async function tour(project, simulator) {
  step("A chat, declared in examples/01-one-chat/index.ts");
  typed("pulumi up");
  await project.pulumi(up);
  await showWrites(simulator);

  step("A pull request changes the members: wangwu goes, zhaoliu comes");
  project.change(replaced, '"zhaoliu"');
  typed("pulumi preview --diff        # in the pull request");
  await project.pulumi(["preview", "--diff"], { changed: true });
  typed("pulumi up                    # after the merge: exactly that, and no more");
  await project.pulumi(up, { changed: true });
  await showWrites(simulator);

  step("Somebody changes the chat by hand, in the WeCom app");
  const chatId = project.chatId();
  await simulator.byHand(chatId, "join", { userids: ["sunqi"] });
  await simulator.byHand(chatId, "leave", { userids: ["zhaoliu"] });
  await simulator.byHand(chatId, "rename", { name: "On call (old)" });
  say('sunqi joined, zhaoliu left, and the chat is called "On call (old)" now.');
  typed("pulumi preview --diff --expect-no-changes        # the drift check of a pipeline: it ends with status 7");
  await project.pulumi(["preview", "--diff", "--expect-no-changes"], { changed: true, status: 7 });
  typed("pulumi up                    # puts it back");
  await project.pulumi(up, { changed: true });
  await showWrites(simulator);

  step("The change is taken back: the program as it is in the repository");
  typed("pulumi up");
  await project.pulumi(up);
  await showWrites(simulator);
}

/** What WeCom was asked to change, and nothing else. @type {(simulator: RunningSimulator) => Promise<void>} */
async function showWrites(simulator) {
  const writes = await simulator.writes();
  say("\nWhat WeCom was asked to change:");
  for (const { path, body } of writes) say(`  POST ${path} ${JSON.stringify(body)}`);
}

/** @type {(simulator: RunningSimulator, keep: boolean, seconds: number) => void} */
export function describeNext(simulator, keep, seconds) {
  step("Try it yourself");
  say(whatNext(simulator, keep, seconds));
}

/** What can be done now; the address of the simulator's page last, where it is still running. @type {(simulator: Pick<RunningSimulator, "url" | "pid" | "data">, keep: boolean, seconds: number) => string} */
export function whatNext({ url, pid, data }, keep, seconds) {
  const port = new URL(url).port;
  const running = keep
    ? [`The simulator is still running on ${url}. To end it: kill ${pid}`, "To start it again later, with its chats:"]
    : ["Start the simulator again, with its chats, in another terminal:"];
  return [
    ...running,
    "",
    `    npm run simulator -- --port ${port} --data ${relative(".", data)}`,
    "",
    "(Another quickstart begins anew: it ends this simulator, and forgets this stack and its chats.)",
    "",
    "Change `members` in examples/01-one-chat/index.ts, then",
    "",
    "    npm run pulumi -- up --diff",
    "",
    "shows line by line who goes and who comes, and asks before it does exactly that. To change the chat by hand:",
    "",
    `    curl -X POST ${url}/_sim/chats/$(npm run -s pulumi -- stack output chatId)/join \\`,
    `      -H 'content-type: application/json' -d '{"userids":["you"]}'`,
    "",
    `All this took ${seconds} s.`,
    ...(keep ? ["", `Everything that happened, as chats and as requests, to look at and to change: ${url}/`] : []),
  ].join("\n");
}
