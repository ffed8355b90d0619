import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** A row of the kernel's table of TCP connections, as far as it is needed here. */
interface Connection {
  readonly localPort: number;
  readonly remotePort: number;
  readonly isListening: boolean;
  /** Bytes that have arrived and that nobody has read. */
  readonly unread: number;
  readonly inode: string;
}

const listening = "0A";

/** `proc_net_tcp(5)`: numbers are hexadecimal, the inode is not. */
const connections = (): readonly Connection[] =>
  readFileSync("/proc/net/tcp", "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((row) => {
      const [, local = "", remote = "", state, queues = "", , , , , inode = ""] = row.trim().split(/\s+/);
      const hexadecimal = (text: string): number => Number.parseInt(text.split(":")[1] ?? "", 16);
      return {
        localPort: hexadecimal(local),
        remotePort: hexadecimal(remote),
        isListening: state === listening,
        unread: hexadecimal(queues),
        inode,
      };
    });

const inodesOf = (pid: number): ReadonlySet<string> =>
  new Set(
    readdirSync(`/proc/${pid}/fd`).map((name) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${name}`))?.[1] ?? "";
      } catch {
        // It was closed while we looked.
        return "";
      }
    }),
  );

/** How many bytes that the process `from` has sent to its clients they have not read yet. */
export const unreadBytes = (from: number): number => {
  const own = inodesOf(from);
  const all = connections();
  const ports = new Set(
    all.filter(({ isListening, inode }) => isListening && own.has(inode)).map((each) => each.localPort),
  );
  return all.filter(({ remotePort }) => ports.has(remotePort)).reduce((sum, { unread }) => sum + unread, 0);
};
