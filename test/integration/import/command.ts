import { spawn } from "node:child_process";
import { join } from "node:path";
import { type Ended, ended, fromSources } from "../drift/command";

const root = join(__dirname, "../../..");

export interface Invocation {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
  /** What Node runs: the sources, or what was built of them. */
  readonly program?: readonly string[];
}

/** `pulumi-wecom import` as a process of its own. Nothing of this process's settings reaches it. */
export const runImportCommand = async (
  args: readonly string[],
  { env, input = "", program = fromSources }: Invocation,
): Promise<Ended> => {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [...program, "import", ...args], {
    cwd: root,
    env: { PATH, HOME, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  // What ends early doesn't read its input.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return await ended(child);
};

/** Names that people give chats, and that break what isn't careful. */
export const oddNames = [
  "值班群",
  "值班群",
  'The "quoted" one',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a name that must not be taken for a template.
  "it's `${process.exit(3)}`",
  '\\"); throw new Error(1); //',
  "🚀🔥",
  "👩‍👩‍👧 family",
  "غرفة العمليات",
  "\u202eright to left\u202c",
  "字".repeat(50),
  "class",
  "await",
  "2024 plan",
  "Ｆｕｌｌ ｗｉｄｔｈ",
  "*/ /* end",
  "a\u2028b\u2029c",
  "İstanbul",
  "require",
  "AppChat",
  " ",
  "",
] as const;
